import { useState, type ReactNode } from "react";

import type { Comment } from "#domain/plan/plan-record.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { ask, newKey, type Problem } from "../../api.ts";
import { titleOf } from "../../edits.ts";
import { RECORD_WORDS } from "../../words/record.ts";
import { VERSIONS_WORDS } from "../../words/versions.ts";
import { focusField } from "../focus.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";

interface CommentsProps {
  readonly planId: string;
  readonly plan: Plan;
  readonly comments: readonly Comment[];
  readonly focused: FieldPlace | undefined;
  readonly onChanged: () => void;
}

/** ความเห็นต่อแผน — on the row in focus or the whole plan; answered and settled here. */
export function Comments({ planId, plan, comments, focused, onChanged }: CommentsProps): ReactNode {
  const words = useWordsOf(RECORD_WORDS);
  const [body, setBody] = useState("");
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const row = focused?.activity ?? focused?.heading ?? null;
  const place = row === null ? words.wholePlan : nameOf(plan, row);

  const keep = async (wish: () => ReturnType<typeof ask>): Promise<boolean> => {
    const got = await wish();
    setProblem(got.ok ? null : got.error);
    if (got.ok) onChanged();
    return got.ok;
  };
  const send = async (): Promise<void> => {
    const done = await keep(() =>
      ask(`/plans/${planId}/comments`, { method: "POST", key: newKey(), body: { row, field: null, replyTo, body } }),
    );
    if (!done) return;
    setBody("");
    setReplyTo(null);
  };
  const first = comments.filter((one) => one.replyTo === null);

  return (
    <section className="comments" aria-labelledby="comments">
      <h2 id="comments">{words.comments}</h2>
      {problem !== null && <ProblemBox problem={problem} />}
      {first.length === 0 && <p className="hint">{words.noComments}</p>}
      <ol>
        {first.map((one) => (
          <li key={one.id} className={one.settledAt === null ? "" : "settled"} lang="th">
            <p className="where">
              <strong>{one.row === null ? words.wholePlan : nameOf(plan, one.row)}</strong> <span className="hint">{one.byName}</span>
            </p>
            <p>{one.body}</p>
            {comments
              .filter(({ replyTo: to }) => to === one.id)
              .map((reply) => (
                <p key={reply.id} className="reply">
                  {reply.body} <span className="hint">{reply.byName}</span>
                </p>
              ))}
            <p className="acts">
              {one.row !== null && (
                <button type="button" className="link" onClick={() => one.row !== null && focusField(titleOf(one.row))}>
                  {words.goTo}
                </button>
              )}
              <button type="button" className="link" onClick={() => setReplyTo(one.id)}>
                {words.answer}
              </button>
              <button
                type="button"
                className="link"
                onClick={() =>
                  void keep(() => ask(`/comments/${one.id}/settled`, { method: "PUT", body: { settled: one.settledAt === null } }))
                }
              >
                {one.settledAt === null ? words.settle : words.reopen}
              </button>
              {one.settledByName !== null && <span className="hint">{words.settledBy(one.settledByName)}</span>}
            </p>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="field">
          <label htmlFor="comment-body">{replyTo === null ? words.commentOn(place) : words.answer}</label>
          <textarea id="comment-body" lang="th" rows={2} value={body} onChange={(event) => setBody(event.target.value)} />
        </div>
        <button type="submit" disabled={body.trim() === ""}>
          {words.send}
        </button>
      </form>
    </section>
  );
}

function nameOf({ activities, headings }: Plan, row: string): string {
  const activity = activities.find(({ id }) => id === row);
  if (activity !== undefined) return `กิจกรรมที่ ${toThaiDigits(activity.number ?? activities.indexOf(activity) + 1)}`;
  const heading = headings.find(({ id }) => id === row);
  return heading === undefined ? VERSIONS_WORDS.th.gone : `${heading.label} ${heading.title}`.trim();
}
