import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** NewPlanPage. */
export function NewPlanPage(): ReactNode {
  return <PageTitle title="NewPlanPage" />;
}
