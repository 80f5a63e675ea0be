import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Application } from "./application.tsx";

const page = document.getElementById("page");
if (page !== null) {
  createRoot(page).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  );
}
