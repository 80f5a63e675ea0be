import { useState, type ReactNode } from "react";

import { CalendarSection } from "../parts/account/calendar-section.tsx";
import { PasskeysSection } from "../parts/account/passkeys-section.tsx";
import { PasswordSection } from "../parts/account/password-section.tsx";
import { RolesSection } from "../parts/account/roles-section.tsx";
import { SecondFactorSection } from "../parts/account/second-factor-section.tsx";
import { SessionsSection } from "../parts/account/sessions-section.tsx";
import { useWordsOf } from "../parts/language.tsx";
import { useMe } from "../parts/me.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { ACCOUNT_WORDS } from "../words/account.ts";

interface Account {
  readonly secondFactor: boolean;
  readonly hasPassword: boolean;
}

/** บัญชีของฉัน — who one is here, how one signs in, and where one is signed in. */
export function AccountPage(): ReactNode {
  const words = useWordsOf(ACCOUNT_WORDS);
  const { person } = useMe();
  const { asked, renew } = useAsked<Account>("/auth/account");
  const [changes, setChanges] = useState(0);
  return (
    <div className="account">
      <PageTitle title={words.title} />
      <RolesSection />
      {asked.is === "asking" && <Opening />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && asked.value.hasPassword && (
        <>
          <PasswordSection email={person.email} onChanged={() => setChanges(changes + 1)} />
          <SecondFactorSection isOn={asked.value.secondFactor} onChanged={renew} />
        </>
      )}
      {asked.is === "here" && !asked.value.hasPassword && (
        <section aria-labelledby="password-title">
          <h2 id="password-title">{words.passwordTitle}</h2>
          <p>{words.noPassword}</p>
        </section>
      )}
      <PasskeysSection />
      <CalendarSection />
      {/* Asked anew when the password was changed: that ends all other sessions. */}
      <SessionsSection key={changes} />
    </div>
  );
}
