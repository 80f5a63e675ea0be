import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** AgencyPage. */
export function AgencyPage(): ReactNode {
  return <PageTitle title="AgencyPage" />;
}
