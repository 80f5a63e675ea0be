import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

import { pathOfEvent, uidOf, type CalendarEvent } from "#domain/record/calendar.ts";
import { FISCAL_MONTHS } from "#domain/thai/month-names.ts";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { useMe } from "../parts/me.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { sayEventIn, sayWhoseIn } from "../words/calendar-events.ts";
import { ROUNDS_WORDS } from "../words/rounds.ts";

/** ปฏิทิน — everything with a day for this person in a fiscal year, month by month, with today among them. */
export function CalendarPage(): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  const me = useMe();
  const [search] = useSearchParams();
  const years = [me.fiscalYear - 1, me.fiscalYear, me.fiscalYear + 1];
  const year = years.find((one) => String(one) === search.get("year")) ?? me.fiscalYear;
  const { asked, renew } = useAsked<readonly CalendarEvent[]>(`/me/calendar?fiscalYear=${year}`);
  return (
    <div className="calendar-page">
      <PageTitle title={words.calendarTitle(year)}>
        <p>{words.calendarSays}</p>
      </PageTitle>
      <nav className="parts-menu" aria-label={words.otherYears}>
        <ul>
          {years.map((one) => (
            <li key={one}>
              <Link to={one === me.fiscalYear ? "?" : `?year=${one}`} aria-current={one === year ? "page" : undefined}>
                {words.fiscalYear} {words.year(one)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {asked.is === "asking" && <Opening />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && asked.value.length === 0 && <p className="note">{words.calendarNone}</p>}
      {asked.is === "here" && asked.value.length > 0 && <Months events={asked.value} today={year === me.fiscalYear ? me.today : null} />}
      <p className="to-feed">
        <Link to="/account#calendar-feed">{words.toFeed}</Link>
      </p>
    </div>
  );
}

interface MonthsProps {
  readonly events: readonly CalendarEvent[];
  /** Null where today lies in another year. */
  readonly today: string | null;
}

function Months({ events, today }: MonthsProps): ReactNode {
  const days = today === null ? events.map(({ day }) => day) : [...events.map(({ day }) => day), today];
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].toSorted();
  return months.map((month) => (
    <Month
      key={month}
      month={month}
      events={events.filter(({ day }) => day.startsWith(month))}
      today={today !== null && today.startsWith(month) ? today : null}
    />
  ));
}

function Month({ month, events, today }: MonthsProps & { readonly month: string }): ReactNode {
  const words = useWordsOf(ROUNDS_WORDS);
  const { language } = useLanguage();
  const isBare = today !== null && !events.some(({ day }) => day === today);
  const [before, after] = [
    events.filter(({ day }) => today === null || day < today),
    events.filter(({ day }) => today !== null && day >= today),
  ];
  const line = (event: CalendarEvent): ReactNode => {
    const isToday = event.day === today;
    return (
      <tr key={uidOf(event)} className={isToday ? "today" : undefined} aria-current={isToday ? "date" : undefined}>
        <th scope="row">
          {words.date(event.day)} {isToday && <strong className="today-mark">{words.today}</strong>}
        </th>
        <td data-label={words.what}>
          <Link to={pathOfEvent(event)}>{sayEventIn(event, language)}</Link>
          {event.reason !== null && <p className="hint">{words.reasonIs(event.reason)}</p>}
          {event.isLast && <p className="hint">{words.isLast}</p>}
        </td>
        <td data-label={words.agency}>{sayWhoseIn(event, language)}</td>
      </tr>
    );
  };
  return (
    <section aria-labelledby={`month-${month}`}>
      <h2 id={`month-${month}`}>{titleOf(month, language, words.monthOf)}</h2>
      <table className="list days" aria-labelledby={`month-${month}`}>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.agency}</th>
          </tr>
        </thead>
        <tbody>
          {before.map(line)}
          {isBare && (
            <tr className="today" aria-current="date">
              <th scope="row">
                {words.date(today)} <strong className="today-mark">{words.today}</strong>
              </th>
              <td colSpan={2}>{words.nothingToday}</td>
            </tr>
          )}
          {after.map(line)}
        </tbody>
      </table>
    </section>
  );
}

function titleOf(month: string, language: "th" | "en", say: (name: string, year: number) => string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const thai = FISCAL_MONTHS.find(({ calendar }) => calendar === number)?.full ?? "";
  const english = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(`${month}-01`));
  return say(language === "th" ? thai : english, language === "th" ? year + 543 : year);
}
