import { useId, type ReactNode } from "react";

import { moneyPicture } from "#domain/pictures/money-picture.ts";
import type { Picture, Shape } from "#domain/pictures/picture.ts";
import { progressPicture } from "#domain/pictures/progress-picture.ts";
import { yearPicture } from "#domain/pictures/year-picture.ts";
import type { OpenReport } from "../../report/report-keeper.ts";
import { REPORT_PAPER_WORDS } from "../../words/report-papers.ts";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";

/** With more indicators than this the pictures are long: they wait until somebody opens them, and always while figures are typed. */
const SHORT = 8;

/** ภาพของผล — progress against targets, the year with today's line, the money; each with the table it was drawn from. */
export function Pictures({ report }: { readonly report: OpenReport }): ReactNode {
  const words = useWordsOf(REPORT_PAPER_WORDS);
  const { today } = useMe();
  const { plan, figures, earlier, months, fiscalYear } = report;
  const rounds = [...earlier.toSorted((one, other) => one.months - other.months), { months, figures }];
  const count = plan.activities.reduce((sum, { indicators }) => sum + indicators.length, 0);
  const hasMoney = figures.budgetSatang > 0 || figures.spentSatang !== null;
  return (
    <details className="pictures" open={!report.mayWrite && count <= SHORT}>
      <summary>
        <h2>{words.pictures}</h2>
      </summary>
      <div className="pictures-inside">
        {count > 0 && <PictureFigure title={words.progressTitle} picture={progressPicture(plan, rounds, words)} />}
        <PictureFigure title={words.yearTitle} picture={yearPicture(plan.activities, fiscalYear, today, words)} />
        {hasMoney && <PictureFigure title={words.moneyTitle} picture={moneyPicture(plan, figures, words)} />}
      </div>
    </details>
  );
}

function PictureFigure({ title, picture }: { readonly title: string; readonly picture: Picture }): ReactNode {
  const words = useWordsOf(REPORT_PAPER_WORDS);
  const id = useId();
  const { width, height, shapes, says, table } = picture;
  return (
    <figure className="picture">
      <figcaption id={id}>{title}</figcaption>
      <svg role="img" aria-label={says} viewBox={`0 -2 ${width} ${height + 6}`}>
        {shapes.map((shape, index) => (
          <Drawn key={index} shape={shape} />
        ))}
      </svg>
      <details>
        <summary>{words.asTable}</summary>
        <div className="scrolled">
          <table aria-labelledby={id}>
            <thead>
              <tr>
                {table.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((text, column) => (
                    <td key={column} lang={column === 0 ? "th" : undefined}>
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function Drawn({ shape }: { readonly shape: Shape }): ReactNode {
  switch (shape.kind) {
    case "bar":
      return <rect className={shape.role} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
    case "line":
      return <line className={shape.role} x1={shape.x} x2={shape.x} y1={shape.from} y2={shape.to} />;
    case "text":
      return (
        <text className={shape.role} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
  }
}
