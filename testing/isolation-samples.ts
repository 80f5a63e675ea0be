import { writeAgencySheet } from "#documents/formats/agency-sheet.ts";
import { emptyPlan } from "#domain/plan/empty-plan.ts";
import { NO_RESULT } from "#domain/result/report.ts";
import type { Asking } from "./cookies.ts";
import { table, type MarkedAgency } from "./marked-rows.ts";
import { nameOf } from "./office.ts";

/** One request of the matrix. */
export interface Sample extends Asking {
  readonly path: string;
}

/** Requests for what belongs to `theirs`, by somebody who may not; `own` is an agency of the asker's own, where ids may be mixed. */
type Samples = (theirs: MarkedAgency, own: MarkedAgency) => readonly Sample[];

const json = (path: string, body: unknown, more: Partial<Asking> = {}): Sample => ({ path, method: "POST", body, ...more });
const plans = "/api/v1/plans";
const PLAN = emptyPlan({ form: "diw-2569", agency: { name: "ของผู้อื่น", parent: null }, fiscalYear: 2571, headcount: null });
const SHEET = await writeAgencySheet(
  [
    {
      code: "",
      name: "กองของผู้อื่น",
      shortName: "",
      kind: "กอง",
      parent: "",
      area: "",
      headcount: "5",
      administratorName: "",
      administratorEmail: "",
      note: "",
    },
  ],
  "ของผู้อื่น",
);
/** For a plan that is being written and for one that waits. */
const both = (theirs: MarkedAgency, make: (plan: string) => Sample): readonly Sample[] => [make(theirs.plan), make(theirs.waiting)];

/**
 * Every endpoint of the record, asked for what is another agency's. An endpoint that is not here fails the test of isolation:
 * give it requests that name every id it takes, each of them the other agency's, and those of its own agency mixed with the other's.
 */
export const SAMPLES: Readonly<Record<string, Samples>> = {
  listPlans: (theirs) => [
    { path: plans },
    { path: `${plans}?agency=${theirs.agency}` },
    { path: `${plans}?within=${theirs.agency}&limit=500` },
    { path: `${plans}?words=${theirs.marks[0] ?? ""}` },
  ],
  makePlan: (theirs, own) => [
    json(plans, { agency: theirs.agency, fiscalYear: 2580, form: "diw-2569" }),
    json(plans, { agency: theirs.agency, fiscalYear: 2581, form: "diw-2569", from: theirs.plan }),
    json(plans, { agency: own.agency, fiscalYear: 2582, form: "diw-2569", from: theirs.plan }),
  ],
  openPlan: (theirs) => both(theirs, (plan) => ({ path: `${plans}/${plan}` })),
  editRow: (theirs) =>
    [theirs.activity, theirs.heading, "plan"].flatMap((row) =>
      [1, 2, 3].map((ifMatch) => ({
        path: `${plans}/${theirs.plan}/rows/${row}`,
        method: "PATCH",
        ifMatch,
        body: { set: { title: "ของผู้อื่น" } },
      })),
    ),
  editRows: (theirs, own) => [
    ...both(theirs, (plan) =>
      json(`${plans}/${plan}/edits`, { edits: [{ place: { activity: theirs.activity, field: "title" }, text: "ของผู้อื่น", revision: 2 }] }),
    ),
    json(`${plans}/${own.plan}/edits`, {
      edits: [{ place: { activity: own.activity, field: "remarks" }, text: "", revision: 2 }],
      from: theirs.import,
    }),
  ],
  changeRows: (theirs) => [
    json(`${plans}/${theirs.plan}/rows`, { does: "add-activity", position: { lastUnder: null } }),
    json(`${plans}/${theirs.plan}/rows`, { does: "add-heading", position: { lastUnder: null }, heading: "guideline" }),
    json(`${plans}/${theirs.plan}/rows`, { does: "remove", row: theirs.activity, revision: 2 }),
    json(`${plans}/${theirs.plan}/rows`, { does: "renumber" }),
  ],
  writePlanFile: (theirs) => [
    { path: `${plans}/${theirs.plan}/file?form=tisi-2567&to=json` },
    { path: `${plans}/${theirs.plan}/file?form=tisi-2567&to=json&submission=1` },
  ],
  submitPlan: (theirs) => [1, 2, 3, 4, 5].map((ifMatch) => ({ path: `${plans}/${theirs.plan}/submit`, method: "POST", ifMatch })),
  withdrawPlan: (theirs) => both(theirs, (plan) => ({ path: `${plans}/${plan}/withdraw`, method: "POST" })),
  decidePlan: (theirs) => [
    json(`${plans}/${theirs.waiting}/decide`, { submission: 1, decision: "approve", typedName: nameOf("author") }),
    json(`${plans}/${theirs.waiting}/decide`, { submission: 1, decision: "return", note: "ขอให้แก้ไข" }),
  ],
  publishPlan: (theirs) => both(theirs, (plan) => ({ path: `${plans}/${plan}/publish`, method: "POST" })),
  revisePlan: (theirs) => both(theirs, (plan) => json(`${plans}/${plan}/revise`, { reason: "ขอแก้ไข" })),
  openSubmission: (theirs) => both(theirs, (plan) => ({ path: `${plans}/${plan}/submissions/1` })),
  listComments: (theirs) => both(theirs, (plan) => ({ path: `${plans}/${plan}/comments` })),
  commentOnPlan: (theirs, own) => [
    json(`${plans}/${theirs.plan}/comments`, { body: "ความเห็นของผู้อื่น" }),
    json(`${plans}/${theirs.plan}/comments`, { body: "ความเห็นของผู้อื่น", replyTo: theirs.comment }),
    json(`${plans}/${own.plan}/comments`, { body: "ความเห็นของผู้อื่น", replyTo: theirs.comment }),
  ],
  settleComment: (theirs) => [{ path: `/api/v1/comments/${theirs.comment}/settled`, method: "PUT", body: { settled: true } }],
  planHistory: (theirs) => [
    { path: `${plans}/${theirs.plan}/history` },
    { path: `${plans}/${theirs.plan}/history?row=${theirs.activity}&field=title` },
  ],
  agencyHistory: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/history` }],
  myDuties: () => [{ path: "/api/v1/me/duties" }],
  importDocument: (theirs) => [
    {
      path: `/api/v1/imports?agency=${theirs.agency}&name=plan.html`,
      method: "POST",
      body: table("ของผู้อื่น"),
      headers: { "content-type": "text/html" },
    },
  ],
  listImports: (theirs) => [{ path: `/api/v1/imports?agency=${theirs.agency}` }],
  openImport: (theirs) => [{ path: `/api/v1/imports/${theirs.import}` }],
  acceptImport: (theirs) => [
    json(`/api/v1/imports/${theirs.import}/accept`, { fiscalYear: 2571, plan: PLAN }),
    json(`/api/v1/imports/${theirs.import}/accept`, { fiscalYear: 2569, plan: PLAN }),
  ],
  undoImport: (theirs) => [{ path: `/api/v1/imports/${theirs.import}/undo`, method: "POST" }],
  listAgencies: (theirs) => [
    { path: `/api/v1/agencies?parent=${theirs.agency}` },
    { path: `/api/v1/agencies?under=${theirs.agency}&words=${encodeURIComponent("กอง")}` },
    { path: `/api/v1/agencies?words=${theirs.marks[0] ?? ""}` },
  ],
  openAgency: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}` }],
  addAgency: (theirs) => [json("/api/v1/agencies", { kind: "division", name: "กองของผู้อื่น", parent: theirs.agency, from: "2026-11-01" })],
  changeAgency: (theirs, own) =>
    [{ change: "renamed", name: "ชื่อของผู้อื่น" }, { change: "moved", parent: own.agency }, { change: "closed" }].flatMap((change) =>
      [1, 2].map((ifMatch) =>
        json(`/api/v1/agencies/${theirs.agency}/changes`, { from: "2026-11-01", reason: "ทดลอง", ...change }, { ifMatch }),
      ),
    ),
  setAgencyRules: (theirs) =>
    [1, 2].map((ifMatch) => ({
      path: `/api/v1/agencies/${theirs.agency}/rules`,
      method: "PUT",
      ifMatch,
      body: { allowsSelfApproval: true, needsReview: false },
    })),
  setHeadcount: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/headcounts/2569`, method: "PUT", body: { people: 1 } }],
  setDeadline: (theirs) => [
    { path: `/api/v1/agencies/${theirs.agency}/deadlines/2569`, method: "PUT", body: { opens: null, due: "2026-12-31" } },
  ],
  writeAgencySheet: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/sheet?fiscalYear=2569` }],
  setUpAgencies: (theirs) =>
    ["true", "false"].map((dryRun) => ({
      path: `/api/v1/agencies/${theirs.agency}/set-up?dryRun=${dryRun}`,
      method: "POST",
      body: SHEET,
      headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    })),
  listStandings: (theirs) =>
    [theirs.agency, ...theirs.parents].map((agency) => ({ path: `/api/v1/agencies/${agency}/standing?fiscalYear=2569` })),
  whoAmI: () => [{ path: "/api/v1/me" }],
  exportMyRecord: () => [{ path: "/api/v1/me/export" }],
  listMembers: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/members` }],
  addMember: (theirs) => [
    json(`/api/v1/agencies/${theirs.agency}/members`, { name: "ผู้อื่น", email: "other@example.go.th", role: "administrator" }),
  ],
  removeMember: (theirs) => [{ path: `/api/v1/members/${theirs.member}`, method: "DELETE" }],
  renewLink: (theirs) => [{ path: `/api/v1/members/${theirs.member}/new-link`, method: "POST" }],
  disablePerson: (theirs) => [json(`/api/v1/people/${theirs.person}/disabled`, { disabled: true })],
  readPersonsWork: (theirs, own) => [
    { path: `/api/v1/agencies/${theirs.agency}/people/${theirs.person}/work` },
    { path: `/api/v1/agencies/${own.agency}/people/${theirs.person}/work` },
  ],
  handOver: (theirs, own) => [
    json(`/api/v1/agencies/${theirs.agency}/people/${theirs.person}/handover`, {
      successor: { name: "ผู้อื่น", email: "other@example.go.th" },
      passed: [theirs.member],
      revokedTokens: [theirs.machineToken],
    }),
    json(`/api/v1/agencies/${own.agency}/people/${theirs.person}/handover`, { successor: { person: own.person }, passed: [theirs.member] }),
    json(`/api/v1/agencies/${own.agency}/people/${own.person}/handover`, {
      successor: { person: theirs.person },
      passed: [],
      shared: [theirs.member],
    }),
  ],
  listHandovers: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/handovers` }],
  acknowledgeHandover: (theirs) => [{ path: `/api/v1/handovers/${theirs.handover}/seen`, method: "PUT" }],
  listInCharge: (theirs) => both(theirs, (plan) => ({ path: `${plans}/${plan}/in-charge` })),
  putInCharge: (theirs, own) =>
    [own.person, null].map((person) => ({
      path: `${plans}/${theirs.waiting}/in-charge/a1`,
      method: "PUT",
      body: { person },
    })),
  listTokens: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/tokens` }],
  makeToken: (theirs) => [
    json(`/api/v1/agencies/${theirs.agency}/tokens`, { name: "ของผู้อื่น", scopes: ["plans:read"], until: "2026-12-31" }),
  ],
  revokeToken: (theirs) => [{ path: `/api/v1/tokens/${theirs.machineToken}`, method: "DELETE" }],
  listRounds: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/rounds?fiscalYear=2570` }],
  listExtensions: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/extensions?fiscalYear=2570` }],
  listReportStandings: (theirs) =>
    [theirs.agency, ...theirs.parents].map((agency) => ({ path: `/api/v1/agencies/${agency}/report-standing?fiscalYear=2570&months=6` })),
  myCalendar: () => [{ path: "/api/v1/me/calendar?fiscalYear=2570" }],
  myCalendarKey: () => [{ path: "/api/v1/me/calendar-key" }],
  makeCalendarKey: () => [{ path: "/api/v1/me/calendar-key", method: "POST" }],
  revokeCalendarKey: () => [{ path: "/api/v1/me/calendar-key", method: "DELETE" }],
  setRound: (theirs) => [
    {
      path: `/api/v1/agencies/${theirs.agency}/rounds/2570/6`,
      method: "PUT",
      body: { opens: "2027-04-01", due: "2027-04-02", late: "refuse" },
    },
  ],
  extendRound: (theirs, own) =>
    [theirs.agency, own.agency].map((agency) =>
      json(`/api/v1/rounds/${theirs.round}/extensions`, { agency, due: "2028-01-01", reason: "ทดลอง" }),
    ),
  listReports: (theirs) => [{ path: `/api/v1/plans/${theirs.waiting}/reports` }],
  beginReport: (theirs) => [theirs.plan, theirs.waiting].map((plan) => ({ path: `/api/v1/plans/${plan}/reports/6`, method: "PUT" })),
  openReport: (theirs) => [{ path: `/api/v1/reports/${theirs.report}` }],
  writeReportFile: (theirs) =>
    ["form", "narrative", "memo"].map((kind) => ({ path: `/api/v1/reports/${theirs.report}/file?kind=${kind}&form=diw-2569&to=xlsx` })),
  saveResult: (theirs) =>
    [0, 1].map((ifMatch) => ({ path: `/api/v1/reports/${theirs.report}/rows/a1`, method: "PUT", ifMatch, body: NO_RESULT })),
  saveSummary: (theirs) => [{ path: `/api/v1/reports/${theirs.report}/summary`, method: "PUT", body: { summary: "ของผู้อื่น", before: "" } }],
  submitReport: (theirs) => [{ path: `/api/v1/reports/${theirs.report}/submit`, method: "POST", ifMatch: 1 }],
  withdrawReport: (theirs) => [{ path: `/api/v1/reports/${theirs.report}/withdraw`, method: "POST" }],
  decideReport: (theirs) =>
    ["approve", "return"].map((decision) =>
      json(`/api/v1/reports/${theirs.report}/decide`, { submission: 1, decision, typedName: "ผู้อื่น", note: "ทดลอง" }),
    ),
  reopenReport: (theirs) => [json(`/api/v1/reports/${theirs.report}/reopen`, { reason: "ทดลอง", until: "2028-01-01" })],
  proposeChanges: (theirs) => [
    {
      path: `/api/v1/reports/${theirs.report}/change-sets?name=other.xlsx`,
      method: "POST",
      body: SHEET,
      headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    },
  ],
  listChangeSets: (theirs) => [{ path: `/api/v1/reports/${theirs.report}/change-sets` }],
  openChangeSet: (theirs) => [{ path: `/api/v1/change-sets/${theirs.changeSet}` }],
  decideChanges: (theirs) =>
    (["accepted", "declined"] as const).map((decision) =>
      json(`/api/v1/change-sets/${theirs.changeSet}/decide`, { changes: [{ change: 0, decision, revision: 1 }] }),
    ),
  listAnswers: (theirs) => [{ path: `/api/v1/reports/${theirs.report}/answers` }],
  myAnswers: () => [{ path: "/api/v1/me/answers" }],
  answerUnit: (theirs) => [
    { path: `/api/v1/answers/${theirs.answer}`, method: "PUT", ifMatch: 1, body: { result: { ...NO_RESULT, narrative: "ของผู้อื่น" } } },
  ],
  keepAnswer: (theirs) => [
    { path: `/api/v1/answers/${theirs.answer}/draft`, method: "PUT", ifMatch: 1, body: { ...NO_RESULT, narrative: "ของผู้อื่น" } },
  ],
  decideAnswer: (theirs) =>
    ["accept", "query", "return"].map((move) => json(`/api/v1/answers/${theirs.answer}/decide`, { move, note: "ทดลอง" })),
  listEvidence: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/evidence` }],
  addLink: (theirs) => [json(`/api/v1/agencies/${theirs.agency}/evidence`, { link: "https://example.go.th/other", name: "ของผู้อื่น" })],
  describeEvidence: (theirs) => [{ path: `/api/v1/evidence/${theirs.evidence}`, method: "PUT", body: { note: "ของผู้อื่น" } }],
  removeEvidence: (theirs) => [{ path: `/api/v1/evidence/${theirs.evidence}`, method: "DELETE" }],
  openEvidenceFile: (theirs) => [{ path: `/api/v1/evidence/${theirs.evidence}/file` }],
  listReportEvidence: (theirs) => [{ path: `/api/v1/reports/${theirs.report}/evidence` }],
  attachToReport: (theirs, own) =>
    [
      [theirs.report, theirs.evidence],
      [own.report, theirs.evidence],
      [theirs.report, own.evidence],
    ].map(([report, evidence]) => json(`/api/v1/reports/${report}/evidence`, { evidence, activity: "a1" })),
  listAnswerEvidence: (theirs) => [{ path: `/api/v1/answers/${theirs.answer}/evidence` }],
  attachToAnswer: (theirs, own) =>
    [
      [theirs.answer, theirs.evidence],
      [own.answer, theirs.evidence],
      [theirs.answer, own.evidence],
    ].map(([answer, evidence]) => json(`/api/v1/answers/${answer}/evidence`, { evidence })),
  detachEvidence: (theirs) => [{ path: `/api/v1/evidence-uses/${theirs.evidenceUse}`, method: "DELETE" }],
  beginUpload: (theirs) => [json(`/api/v1/agencies/${theirs.agency}/uploads`, { name: "ของผู้อื่น.pdf", size: 9 })],
  listUploads: (theirs) => [{ path: `/api/v1/agencies/${theirs.agency}/uploads` }],
  openUpload: (theirs) => [{ path: `/api/v1/uploads/${theirs.upload}` }],
  takeUploadPart: (theirs) => [
    {
      path: `/api/v1/uploads/${theirs.upload}?at=0`,
      method: "PUT",
      body: new TextEncoder().encode("ของผู้อื่น"),
      headers: { "content-type": "application/octet-stream" },
    },
  ],
  finishUpload: (theirs) => [json(`/api/v1/uploads/${theirs.upload}/finish`, {})],
  dropUpload: (theirs) => [{ path: `/api/v1/uploads/${theirs.upload}`, method: "DELETE" }],
  dropImport: (theirs) => [{ path: `/api/v1/imports/${theirs.import}`, method: "DELETE" }],
};

/** Endpoints that show an auditor no text of the agency's rows: they hold none, or are for administrators. */
export const WITHOUT_TEXTS: readonly string[] = [
  "listRounds",
  "myCalendar",
  "myCalendarKey",
  "listUploads",
  "openUpload",
  "openEvidenceFile",
  "myAnswers",
  "writeAgencySheet",
  "myDuties",
  "whoAmI",
  "exportMyRecord",
  "listAgencies",
  "listTokens",
  "readPersonsWork",
  "listHandovers",
];
