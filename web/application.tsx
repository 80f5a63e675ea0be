import { lazy, type ComponentType, type ReactNode } from "react";
import { createBrowserRouter, RouterProvider, type RouteObject } from "react-router";

import { BrokenPage } from "./pages/broken-page.tsx";
import { NotFoundPage } from "./pages/not-found-page.tsx";
import { LanguageProvider } from "./parts/language.tsx";
import { Layout } from "./parts/layout.tsx";
import { MeProvider, useKnowing } from "./parts/me.tsx";
import { Opening } from "./parts/opening.tsx";
import { SignedIn } from "./parts/signed-in.tsx";

/** A page whose program comes when it is opened. */
function page<Name extends string>(load: () => Promise<Readonly<Record<Name, ComponentType>>>, name: Name): ComponentType {
  const Page: ComponentType = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }));
  return Page;
}

const TryPage = page(() => import("./pages/try-page.tsx"), "TryPage");
const HomePage = page(() => import("./pages/home-page.tsx"), "HomePage");

/** Every screen and its address. */
const ROUTES: readonly RouteObject[] = [
  { index: true, Component: FirstScreen },
  { path: "try", Component: TryPage },
  { path: "sign-in", Component: page(() => import("./pages/sign-in-page.tsx"), "SignInPage") },
  { path: "set-password", Component: page(() => import("./pages/set-password-page.tsx"), "SetPasswordPage") },
  {
    Component: SignedIn,
    children: [
      { path: "plans", Component: page(() => import("./pages/plans-page.tsx"), "PlansPage") },
      { path: "plans/new", Component: page(() => import("./pages/new-plan-page.tsx"), "NewPlanPage") },
      { path: "plans/:plan", Component: page(() => import("./pages/record-page.tsx"), "RecordPage") },
      { path: "plans/:plan/versions", Component: page(() => import("./pages/versions-page.tsx"), "VersionsPage") },
      { path: "plans/:plan/print", Component: page(() => import("./pages/print-page.tsx"), "PrintPage") },
      { path: "plans/:plan/last-year", Component: page(() => import("./pages/last-year-page.tsx"), "LastYearPage") },
      { path: "plans/:plan/reports/:months", Component: page(() => import("./pages/report-page.tsx"), "ReportPage") },
      { path: "change-sets/:set", Component: page(() => import("./pages/change-set-page.tsx"), "ChangeSetPage") },
      { path: "answers", Component: page(() => import("./pages/answers-page.tsx"), "AnswersPage") },
      { path: "calendar", Component: page(() => import("./pages/calendar-page.tsx"), "CalendarPage") },
      { path: "imports/:import", Component: page(() => import("./pages/import-page.tsx"), "ImportPage") },
      { path: "agencies", Component: page(() => import("./pages/agencies-page.tsx"), "AgenciesPage") },
      { path: "agencies/:agency", Component: page(() => import("./pages/agency-page.tsx"), "AgencyPage") },
      { path: "agencies/:agency/handover/:person", Component: page(() => import("./pages/handover-page.tsx"), "HandoverPage") },
      { path: "account", Component: page(() => import("./pages/account-page.tsx"), "AccountPage") },
    ],
  },
  { path: "*", Component: NotFoundPage },
];

/** Home for whoever signed in; the checking desk for whoever did not. */
function FirstScreen(): ReactNode {
  const { known } = useKnowing();
  if (known.is === "asking") return <Opening />;
  return known.is === "me" ? <HomePage /> : <TryPage />;
}

/** ทั้งหน้าจอ. */
export function Application(): ReactNode {
  return (
    <LanguageProvider>
      <MeProvider>
        <RouterProvider router={router} />
      </MeProvider>
    </LanguageProvider>
  );
}

const router = createBrowserRouter([{ Component: Layout, ErrorBoundary: BrokenPage, children: [...ROUTES] }]);
