import { Button } from "@mantine/core";
import { useState } from "react";
import { roleNames, meetings as standard } from "../../../standard/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { Way } from "../../ui/Way.tsx";
import { Decisions } from "./Decisions.tsx";
import { HoldForm } from "./HoldForm.tsx";
import type { Meeting, PartProps } from "./part.ts";

type Standard = (typeof standard)[number];

/** The meetings a revenue team runs by: when the next is due, its agenda from live data, and what was decided. */
export function Rhythm(_: PartProps) {
  const { t } = useWords();
  const asked = useAsks({ meetings: ask("meetings", {}) });
  const [holding, hold] = useState<Standard | null>(null);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const { meetings, on } = asked.answers.meetings;
  return (
    <>
      <p className="dim work-lead">{t("work.rhythm.lead")}</p>
      {standard.map((one) => {
        const meeting = meetings.find(({ meeting: id }) => id === one.id);
        return meeting === undefined ? null : <Card key={one.id} standard={one} meeting={meeting} on={on} onHold={() => hold(one)} />;
      })}
      <HoldForm meeting={holding} today={on} onClose={() => hold(null)} />
    </>
  );
}

interface CardProps {
  readonly standard: Standard;
  readonly meeting: Meeting;
  readonly on: string;
  readonly onHold: () => void;
}

function Card({ standard: one, meeting, on, onHold }: CardProps) {
  const { t, f, language } = useWords();
  const { lastOn, nextOn, isOverdue, missingRoles } = meeting;
  const title = one.title[language];
  return (
    <section className="card" aria-labelledby={`meeting-${one.id}`}>
      <div className="work-head">
        <div>
          <h2 className="title" id={`meeting-${one.id}`}>
            {title}
          </h2>
          <p className="small dim">
            {[
              t(`work.rhythm.every.${one.every}`),
              t("work.rhythm.minutes", { count: one.minutes, n: f.number(one.minutes, 0) }),
              t("work.rhythm.by", {
                role: roleNames[one.ownerRole][language],
                others: f.list(one.contributors.map((role) => roleNames[role][language])),
              }),
            ].join(" · ")}
          </p>
          <p className={`small ${isOverdue ? "work-late" : ""}`}>
            {lastOn === null
              ? t("work.rhythm.never")
              : t(isOverdue ? "work.rhythm.overdue" : nextOn <= on ? "work.rhythm.today" : "work.rhythm.next", {
                  last: f.day(lastOn),
                  next: f.day(nextOn),
                })}
          </p>
        </div>
        <Button size="xs" variant="default" onClick={onHold} aria-label={t("work.rhythm.holdOf", { title })}>
          {t("work.rhythm.hold")}
        </Button>
      </div>
      <div className="work-meeting">
        <div>
          <h3 className="small dim">{t("work.rhythm.agenda")}</h3>
          <ol className="work-agenda">
            {one.agenda.map((item) => (
              <li key={item.id}>
                <Item words={item.words[language]} live={meeting.agenda.find(({ item: id }) => id === item.id)} />
                {meeting.passedOver.includes(item.id) && <span className="small dim"> · {t("work.rhythm.passedOver")}</span>}
              </li>
            ))}
          </ol>
          <p className="small dim">{t("work.rhythm.decides", { what: one.decides[language] })}</p>
          {missingRoles.length > 0 && (
            <p className="small work-warn">
              {t("work.rhythm.missing", { roles: f.list(missingRoles.map((role) => roleNames[role][language])) })}
            </p>
          )}
        </div>
        <Decisions meeting={meeting} today={on} title={title} />
      </div>
    </section>
  );
}

/** An item of an agenda with the way to what is live: a list with its count, or numbers with their explanation. */
function Item({ words, live }: { readonly words: string; readonly live: Meeting["agenda"][number] | undefined }) {
  const { t, f } = useWords();
  if (live === undefined) return words;
  const { path, count, late, metrics } = live;
  return (
    <>
      <Way path={path} className="link">
        {words}
      </Way>
      {count !== null && (
        <span className="small dim">
          {" · "}
          {t("work.rhythm.count", { count, n: f.number(count, 0) })}
          {late !== null && late > 0 && <span className="work-late"> {t("work.rhythm.late", { count: late, n: f.number(late, 0) })}</span>}
        </span>
      )}
      {metrics.length > 0 && (
        <span className="small work-metrics">
          {metrics.map((metric) => (
            <Go key={metric} to="/explain" search={{ metric }} className="link">
              {t(`metric.${metric}.title`)}
            </Go>
          ))}
        </span>
      )}
    </>
  );
}
