import { useState, type ReactNode } from "react";

import { ask, type Problem } from "../../api.ts";
import { ACCOUNT_WORDS } from "../../words/account.ts";
import { useWordsOf } from "../language.tsx";
import { useKnowing } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { useAsked } from "../use-asked.ts";
import { deviceIn, inBangkok } from "./device.ts";
import { useDone } from "./use-done.tsx";

/** การเข้าใช้งาน — one device that is signed in. */
interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly lastSeenAt: string;
  readonly address: string;
  readonly userAgent: string;
}

/** เครื่องที่ลงชื่อเข้าใช้อยู่ — each can be signed out from here. */
export function SessionsSection(): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const { asked, renew } = useAsked<readonly Session[]>("/auth/sessions");
  const { renew: renewMe } = useKnowing();
  const { tell, told } = useDone();
  const [problem, setProblem] = useState<Problem | undefined>();

  const end = async (path: string, body: object, says: string): Promise<void> => {
    const got = await ask<{ readonly next: string }>(`/auth/sessions/${path}`, { method: "POST", body });
    setProblem(got.ok ? undefined : got.error);
    if (!got.ok) return;
    if (got.value.value.next === "sign-in") return renewMe();
    tell(says);
    await renew();
  };
  const called = ({ userAgent }: Session): string => {
    const device = deviceIn(userAgent);
    return device === null ? words.unknownDevice : words.on(device.browser, device.system);
  };
  const seen = ({ lastSeenAt }: Session): string => {
    const { date, time } = inBangkok(lastSeenAt);
    return words.moment(date, time);
  };

  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{words.sessionsTitle}</h2>
      <p>{words.sessionsSays}</p>
      {told}
      {problem !== undefined && <ProblemBox problem={problem} />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && (
        <>
          <table className="list" aria-labelledby="sessions">
            <thead>
              <tr>
                <th scope="col">{words.device}</th>
                <th scope="col">{words.lastSeen}</th>
                <th scope="col">{words.address}</th>
                <th scope="col">
                  <span className="unseen">{words.end}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {asked.value.map((session) => (
                <tr key={session.id}>
                  <th scope="row">
                    {called(session)} {session.current && <span className="status approved">{words.thisDevice}</span>}
                  </th>
                  <td data-label={words.lastSeen}>{seen(session)}</td>
                  <td data-label={words.address}>{session.address === "" ? "–" : session.address}</td>
                  <td>
                    <button type="button" className="link" onClick={() => void end("revoke", { id: session.id }, words.ended)}>
                      {words.end}
                      <span className="unseen"> {session.current ? words.thisDevice : called(session)}</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {asked.value.length > 1 && (
            <button type="button" onClick={() => void end("revoke-others", {}, words.endedOthers)}>
              {words.endOthers}
            </button>
          )}
        </>
      )}
    </section>
  );
}
