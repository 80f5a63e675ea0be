import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** AgenciesPage. */
export function AgenciesPage(): ReactNode {
  return <PageTitle title="AgenciesPage" />;
}
