import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** AccountPage. */
export function AccountPage(): ReactNode {
  return <PageTitle title="AccountPage" />;
}
