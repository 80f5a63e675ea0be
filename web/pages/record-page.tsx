import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** RecordPage. */
export function RecordPage(): ReactNode {
  return <PageTitle title="RecordPage" />;
}
