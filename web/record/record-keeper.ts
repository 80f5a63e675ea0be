import type { FieldText } from "#domain/checks/texts.ts";
import { takingBack, type RowsWish } from "#domain/plan/change-rows.ts";
import { isBeingWritten } from "#domain/plan/plan-moves.ts";
import { rowOf, type RowKey, type SavedRows } from "#domain/plan/plan-record.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { newKey, type ask, type Problem } from "../api.ts";
import { titleOf } from "../edits.ts";
import type { TypedText, WishOfRows } from "./plan-desk.ts";
import {
  afterSaving,
  against,
  editsOf,
  isBehind,
  isSamePlace,
  merged,
  typedOver,
  withTexts,
  type Clash,
  type OpenPlan,
  type Stranded,
  type Unsaved,
} from "./record-state.ts";

/** การบันทึกถึงไหน: kept · on its way · the server cannot be reached, tried again by itself · signed out meanwhile · refused. */
export type Saving = "kept" | "saving" | "away" | "signed-out" | "refused";

/** Everything the page shows of a plan of the record. */
export interface RecordState {
  readonly record: OpenPlan;
  /** The plan with all that was typed here. */
  readonly plan: Plan;
  readonly saving: Saving;
  /** Texts typed here that the server has not confirmed. */
  readonly unsaved: readonly Unsaved[];
  readonly clashes: readonly Clash[];
  /** Texts that have no place any more: to be copied, nothing is thrown away. */
  readonly gone: readonly Stranded[];
  readonly problem: Problem | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What the keeper works with; a test gives its own. */
export interface KeeperTools {
  readonly ask: typeof ask;
  /** Where typed texts outlive the window. */
  readonly drawer: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly wait: (milliseconds: number, then: () => void) => void;
}

/** ผู้เก็บแผน — types go in at once, are kept by themselves, and are never lost: not to a broken line, not to another writer. */
export interface RecordKeeper {
  readonly state: () => RecordState;
  readonly listen: (heard: () => void) => () => void;
  readonly put: (texts: readonly TypedText[]) => void;
  readonly changeRows: (wish: WishOfRows) => Promise<RowKey | "done" | null>;
  readonly undo: () => FieldPlace | undefined;
  readonly redo: () => FieldPlace | undefined;
  /** Decides a clash: this text is to stand. */
  readonly settle: (clash: Clash, text: string) => void;
  readonly forget: (gone: Stranded) => void;
  /** Looks whether others changed the plan. */
  readonly refresh: () => Promise<void>;
  /** Tries again now: the line is back, or somebody signed in again. */
  readonly tryAgain: () => void;
  /** Until everything typed is kept; false where it could not be. */
  readonly flush: () => Promise<boolean>;
  /** The plan as a move answered it. */
  readonly take: (record: OpenPlan) => void;
}

/** A step that can be taken back: texts, or rows. */
type Step =
  | { readonly kind: "texts"; readonly before: readonly FieldText[]; readonly after: readonly FieldText[] }
  | { readonly kind: "rows"; readonly back: WishOfRows; readonly again: WishOfRows; readonly row: RowKey };

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
/** Refusals that say that the plan takes no texts from here any more. */
const CLOSED: readonly string[] = ["plan-is-closed", "not-your-plan"];

/** Opens the keeper of a plan; what an earlier window could not keep is taken up again. */
export function openKeeper(opened: OpenPlan, { ask: askServer, drawer, wait }: KeeperTools): RecordKeeper {
  const path = `/plans/${opened.id}`;
  const drawerName = `khunatham.unsaved.${opened.id}`;
  const listeners = new Set<() => void>();
  let record = opened;
  /** The mark in the ETag of the plan as last read: with the revision it says whether there is anything to read. */
  let mark: string | null = null;
  /** Somebody else's change lies between what is open here and what was kept last. */
  let behind = false;
  let pending: readonly Unsaved[] = [];
  let sending: readonly Unsaved[] = [];
  let request: { readonly key: string; readonly body: unknown } | null = null;
  let clashes: readonly Clash[] = [];
  let gone: readonly Stranded[] = [];
  let saving: Saving = "kept";
  let problem: Problem | null = null;
  let past: readonly Step[] = [];
  let future: readonly Step[] = [];
  let waits = FIRST_WAIT;
  let waiters: ((done: boolean) => void)[] = [];
  let isBusy = false;

  if (opened.mayWrite) {
    const kept = readDrawer(drawer.getItem(drawerName));
    if (isBeingWritten(opened.status)) sort(kept);
    else gone = kept.filter(({ place, text }) => textOf(opened.plan, place) !== text).map((one) => ({ ...one, because: "plan-closed" }));
  }
  let state = make();

  function make(): RecordState {
    const unsaved = [...sending, ...pending];
    const plan = withTexts(record.plan, [...sending, ...clashes, ...pending]);
    return { record, plan, saving, unsaved, clashes, gone, problem, canUndo: past.length > 0, canRedo: future.length > 0 };
  }

  function tell(): void {
    state = make();
    const kept = [...sending, ...clashes.map(({ theirs: _theirs, ...one }) => one), ...pending, ...gone];
    if (kept.length === 0) drawer.removeItem(drawerName);
    else drawer.setItem(drawerName, JSON.stringify(kept));
    for (const heard of listeners) heard();
  }

  function release(done: boolean): void {
    for (const answer of waiters) answer(done);
    waiters = [];
  }

  /** Every text not kept yet against the record as it is now: what goes on, what clashes, what lost its row. */
  function sort(unkept: readonly Unsaved[]): void {
    const met = against(merged([...clashes.map(({ theirs: _theirs, ...one }) => one), ...unkept]), record);
    pending = met.goOn;
    clashes = met.clashes;
    gone = [...gone, ...met.gone.map((one) => ({ ...one, because: "row-gone" }) as const)];
  }

  async function send(): Promise<void> {
    if (isBusy) return;
    if (sending.length === 0) {
      if (pending.length === 0) {
        saving = "kept";
        tell();
        release(clashes.length === 0);
        if (behind) void refresh();
        return;
      }
      [sending, pending] = [pending, []];
      request = { key: newKey(), body: { edits: editsOf(sending, record.rows) } };
    }
    if (request === null) return;
    isBusy = true;
    saving = "saving";
    tell();
    const { key, body } = request;
    const got = await askServer<SavedRows>(`${path}/edits`, { method: "POST", body, key });
    isBusy = false;
    if (got.ok) {
      keep(got.value.value);
      [sending, request, waits, problem] = [[], null, FIRST_WAIT, null];
      return send();
    }
    return refused(got.error);
  }

  function keep(saved: SavedRows): void {
    behind ||= isBehind(record, saved);
    record = afterSaving(record, saved);
  }

  async function refused(why: Problem): Promise<void> {
    if (why.status === 0 || why.status === 429 || why.status >= 500) return later(why);
    if (why.status === 401) {
      saving = "signed-out";
      problem = why;
      tell();
      release(false);
      return;
    }
    if (why.kind === "stale" || why.kind === "row-gone") return meet();
    if (CLOSED.includes(why.kind)) return strand();
    saving = "refused";
    problem = why;
    tell();
    release(false);
  }

  /** Somebody else wrote meanwhile: what stands there now is looked at, and what does not clash goes on by itself. */
  async function meet(): Promise<void> {
    const fresh = await askServer<OpenPlan>(path);
    if (!fresh.ok) return refused(fresh.error);
    record = fresh.value.value;
    [behind, mark] = [false, markIn(fresh.value.etag)];
    const unkept = [...sending, ...pending];
    [sending, request] = [[], null];
    sort(unkept);
    return send();
  }

  /** The plan was handed over, or taken out of these hands, while texts were typed: they stay on the page. */
  async function strand(): Promise<void> {
    gone = [...gone, ...merged([...clashes, ...sending, ...pending]).map((one) => ({ ...one, because: "plan-closed" }) as const)];
    [sending, pending, clashes, request, saving, problem, behind] = [[], [], [], null, "kept", null, true];
    release(false);
    tell();
    await refresh();
  }

  function later(why: Problem): void {
    saving = "away";
    problem = why;
    tell();
    release(false);
    wait(waits, () => saving === "away" && void send());
    waits = Math.min(waits * 2, LONGEST_WAIT);
  }

  function type(texts: readonly TypedText[]): void {
    for (const { place, text, base } of texts) {
      const shown = textOf(state.plan, place);
      // A cell that was opened and left as it was: whatever others wrote in it meanwhile stays.
      if (text === (base ?? shown) || text === shown) continue;
      const clash = clashes.find((one) => isSamePlace(one.place, place));
      if (clash !== undefined) clashes = clashes.map((one) => (one === clash ? { ...one, text } : one));
      else if (!(rowOf(place) in record.rows)) gone = [...gone, { place, text, base: base ?? "", because: "row-gone" }];
      else if (base !== undefined && base !== shown) {
        clashes = [...clashes, { place, text, base, theirs: textOf(record.plan, place) }];
        pending = pending.filter((one) => !isSamePlace(one.place, place));
      } else pending = typedOver(pending, [{ place, text }], withTexts(record.plan, sending));
    }
    tell();
    if (pending.length > 0 && saving !== "away" && saving !== "refused") void send();
  }

  function flush(): Promise<boolean> {
    if (pending.length + sending.length === 0) return Promise.resolve(clashes.length === 0);
    const done = new Promise<boolean>((answer) => waiters.push(answer));
    void send();
    return done;
  }

  async function rows(wish: WishOfRows): Promise<{ readonly saved: SavedRows; readonly before: Plan } | null> {
    if (!(await flush())) return null;
    const whole: RowsWish = wish.does === "remove" ? { ...wish, revision: record.rows[wish.row] ?? 0 } : wish;
    const before = record.plan;
    const got = await askServer<SavedRows>(`${path}/rows`, { method: "POST", body: whole, key: newKey() });
    if (!got.ok) {
      problem = got.error;
      tell();
      if (got.error.status === 412 || got.error.status === 409) await refresh();
      return null;
    }
    keep(got.value.value);
    problem = null;
    tell();
    if (behind) void refresh();
    return { saved: got.value.value, before };
  }

  function addedIn(saved: SavedRows, before: Plan): RowKey | null {
    const keys = new Set([...before.headings, ...before.activities].map(({ id }) => id));
    return saved.changed.find((one) => "revision" in one && one.row !== "plan" && !keys.has(one.row))?.row ?? null;
  }

  async function refresh(): Promise<void> {
    if (isBusy || sending.length > 0) return;
    const fresh = await askServer<OpenPlan>(path, behind || mark === null ? {} : { unless: `"${record.revision}.${mark}"` });
    // What was kept here meanwhile is newer than this answer.
    if (!fresh.ok || sending.length > 0 || fresh.value.value.revision < record.revision) return;
    record = fresh.value.value;
    [behind, mark] = [false, markIn(fresh.value.etag)];
    if (!record.mayWrite || !isBeingWritten(record.status)) {
      if (clashes.length + pending.length > 0) return strand();
    } else sort(pending);
    tell();
    if (pending.length > 0 && saving === "kept") void send();
  }

  async function doRows(wish: WishOfRows): Promise<RowKey | "done" | null> {
    const done = await rows(wish);
    if (done === null) return null;
    const added = addedIn(done.saved, done.before);
    const back = takingBack(done.before, wish.does === "remove" ? { ...wish, revision: 0 } : wish, added, 0);
    if (back !== null) past = [...past, { kind: "rows", back, again: wish, row: added ?? ("row" in wish ? wish.row : "") }];
    future = [];
    tell();
    return added ?? "done";
  }

  function walk(from: readonly Step[], direction: "back" | "again"): FieldPlace | undefined {
    const step = from.at(-1);
    if (step === undefined) return undefined;
    if (direction === "back") [past, future] = [past.slice(0, -1), [...future, step]];
    else [past, future] = [[...past, step], future.slice(0, -1)];
    if (step.kind === "rows") {
      tell();
      void rows(direction === "back" ? step.back : step.again);
      return titleOf(step.row);
    }
    const [were, to] = direction === "back" ? [step.after, step.before] : [step.before, step.after];
    // Where somebody else has written since, the two texts clash: nobody's words are taken back but one's own.
    type(to.map((one, index) => ({ ...one, base: were[index]?.text ?? one.text })));
    return step.before[0]?.place;
  }

  if (pending.length > 0) queueMicrotask(() => void send());

  return {
    state: () => state,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    put: (texts) => {
      const before = texts.map(({ place }) => ({ place, text: textOf(state.plan, place) }));
      type(texts);
      const after = texts.map(({ place }) => ({ place, text: textOf(state.plan, place) }));
      if (after.every(({ text }, index) => before[index]?.text === text)) return;
      past = [...past, { kind: "texts", before, after }];
      future = [];
      tell();
    },
    changeRows: doRows,
    undo: () => walk(past, "back"),
    redo: () => walk(future, "again"),
    settle: (clash, text) => {
      clashes = clashes.filter((one) => !isSamePlace(one.place, clash.place));
      if (textOf(record.plan, clash.place) !== text) pending = typedOver(pending, [{ place: clash.place, text }], record.plan);
      tell();
      if (saving !== "away") void send();
    },
    forget: (lost) => {
      gone = gone.filter((one) => one !== lost);
      tell();
    },
    refresh,
    tryAgain: () => {
      if (saving !== "kept") void send();
    },
    flush,
    take: (next) => {
      [record, mark, behind] = [next, null, false];
      past = [];
      future = [];
      problem = null;
      tell();
    },
  };
}

/** "12.9f3a": revision 12, mark 9f3a. */
function markIn(etag: string | null): string | null {
  return /\.(\w+)"$/u.exec(etag ?? "")?.[1] ?? null;
}

function readDrawer(text: string | null): readonly Unsaved[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? kept.filter(isUnsaved) : [];
  } catch {
    return [];
  }
}

function isUnsaved(value: unknown): value is Unsaved {
  if (typeof value !== "object" || value === null || !("place" in value) || !("text" in value) || !("base" in value)) return false;
  const { place, text, base } = value;
  return typeof text === "string" && typeof base === "string" && typeof place === "object" && place !== null && "field" in place;
}
