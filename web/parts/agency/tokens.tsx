import { useRef, useState, type ReactNode } from "react";

import type { MachineToken } from "#domain/person/members.ts";
import { PEOPLE_WORDS } from "../../words/agency-people.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { Opening } from "../opening.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { dayOf, sayDay, sayMoment } from "./days.ts";
import { Done } from "./done.tsx";
import { MakeToken } from "./make-token.tsx";
import { ShownOnce } from "./shown-once.tsx";
import type { SectionProps } from "./told.ts";
import { useKeep } from "./use-keep.ts";

type Told =
  | { readonly is: "made"; readonly record: MachineToken; readonly token: string }
  | { readonly is: "revoked"; readonly record: MachineToken };

/** กุญแจ API — for programs that read or write for the agency; a token is shown once. */
export function Tokens({ told: { agency } }: SectionProps): ReactNode {
  const words = useWordsOf(PEOPLE_WORDS).tokens;
  const { asked, renew } = useAsked<readonly MachineToken[]>(`/agencies/${agency.id}/tokens`);
  const [done, setDone] = useState<Told | null>(null);
  const { keep, problem } = useKeep();
  const after = async (told: Told): Promise<void> => {
    await renew();
    setDone(told);
  };
  const revoke = async (record: MachineToken): Promise<void> => {
    if ((await keep(`/tokens/${record.id}`, { method: "DELETE" })) !== null) await after({ is: "revoked", record });
  };
  if (asked.is === "asking") return <Opening />;
  if (asked.is === "refused") return <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />;
  return (
    <>
      <p>{words.says}</p>
      {problem !== null && <ProblemBox problem={problem} />}
      {done !== null && (
        <Done says={done.is === "made" ? words.made(done.record.name) : words.revoked(done.record.name)}>
          {done.is === "made" && <ShownOnce label={words.token} says={words.tokenSays} value={done.token} />}
        </Done>
      )}
      {asked.value.length === 0 ? <p>{words.none}</p> : <TokenList tokens={asked.value} onRevoke={revoke} />}
      {agency.endedOn === null && <MakeToken agency={agency.id} onMade={(record, token) => after({ is: "made", record, token })} />}
    </>
  );
}

interface TokenListProps {
  readonly tokens: readonly MachineToken[];
  readonly onRevoke: (token: MachineToken) => Promise<void>;
}

function TokenList({ tokens, onRevoke }: TokenListProps): ReactNode {
  const me = useMe();
  const words = useWordsOf(PEOPLE_WORDS).tokens;
  const { form } = useWordsOf(AGENCIES_WORDS);
  const { language } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<MachineToken | null>(null);
  return (
    <>
      <table className="list tokens">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.scopes}</th>
            <th scope="col">{words.until}</th>
            <th scope="col">{words.lastUsed}</th>
            <th scope="col">{words.status}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td data-label={words.scopes}>{token.scopes.map((scope) => words.scopeNames[scope]).join(", ")}</td>
              <td data-label={words.until}>{sayDay(dayOf(token.expiresAt), language)}</td>
              <td data-label={words.lastUsed}>{token.lastUsedAt === null ? words.neverUsed : sayMoment(token.lastUsedAt, language)}</td>
              <td data-label={words.status}>
                {token.revokedAt !== null ? (
                  words.isRevoked
                ) : dayOf(token.expiresAt) < me.today ? (
                  words.isOver
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-label={words.revokeOf(token.name)}
                    onClick={() => {
                      setAsked(token);
                      dialog.current?.showModal();
                    }}
                  >
                    {words.revoke}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {/* What a program uses cannot be given back by undoing: asked once more. */}
      <dialog ref={dialog} aria-labelledby="revoke-title">
        <div className="stack">
          <h3 id="revoke-title">{words.revokeTitle(asked?.name ?? "")}</h3>
          <p>{words.revokeSays}</p>
          <div className="buttons">
            <button
              type="button"
              className="main"
              onClick={() => {
                dialog.current?.close();
                if (asked !== null) void onRevoke(asked);
              }}
            >
              {words.revoke}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {form.cancel}
            </button>
          </div>
        </div>
      </dialog>
    </>
  );
}
