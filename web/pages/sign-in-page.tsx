import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** SignInPage. */
export function SignInPage(): ReactNode {
  return <PageTitle title="SignInPage" />;
}
