import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** PlansPage. */
export function PlansPage(): ReactNode {
  return <PageTitle title="PlansPage" />;
}
