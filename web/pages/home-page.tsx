import type { ReactNode } from "react";

import { PageTitle } from "../parts/page-title.tsx";

/** HomePage. */
export function HomePage(): ReactNode {
  return <PageTitle title="HomePage" />;
}
