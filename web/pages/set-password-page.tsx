import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** SetPasswordPage. */
export function SetPasswordPage(): ReactNode {
  return <PageTitle title="SetPasswordPage" />;
}
