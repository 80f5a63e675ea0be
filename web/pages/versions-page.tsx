import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** VersionsPage. */
export function VersionsPage(): ReactNode {
  return <PageTitle title="VersionsPage" />;
}
