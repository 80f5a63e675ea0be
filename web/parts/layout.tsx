import { Suspense, useEffect, useRef, type ReactNode } from "react";
import { Outlet, useLocation } from "react-router";

import { useWords } from "./language.tsx";
import { Opening } from "./opening.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** โครงหน้าจอ — what every page stands in: the way past the menu, the menu, the page. */
export function Layout(): ReactNode {
  const words = useWords();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {words.skip}
      </a>
      <SiteHeader />
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<Opening />}>
          <Outlet />
        </Suspense>
      </main>
      <SiteFooter />
    </>
  );
}
