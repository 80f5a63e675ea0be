import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** ImportPage. */
export function ImportPage(): ReactNode {
  return <PageTitle title="ImportPage" />;
}
