import { Button } from "@mantine/core";
import { useState } from "react";
import type { MomentRecorded } from "../../../../../contract/index.ts";
import { type Moment, roleNames } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { MomentForm } from "./MomentForm.tsx";
import { MomentRecord } from "./MomentRecord.tsx";
import type { QualityValue } from "./Quality.tsx";
import type { Whose } from "./whose.ts";

interface OneMomentProps {
  readonly standard: Moment;
  readonly records: readonly MomentRecorded[];
  readonly quality: QualityValue;
  readonly of: Whose;
}

const LEVELS = [0, 1, 2, 3] as const;

/** What a moment is, what good looks like, and how it was done here. */
export function OneMoment({ standard, records, quality, of }: OneMomentProps) {
  const { t, f, language } = useWords();
  const may = useMay("deals");
  const [editing, edit] = useState<string | null>(null);
  const instead = standard.insteadOf[language];
  // A German noun keeps its capital wherever it stands.
  const not = language === "de" ? instead : instead.charAt(0).toLowerCase() + instead.slice(1);
  return (
    <div className="moment-open">
      <h4 className="moment-heading">{t("dealMoments.notY", { x: standard.title[language], y: not })}</h4>
      <p>{standard.good[language]}</p>
      <dl className="moment-facts">
        <div>
          <dt>{t("dealMoments.owner")}</dt>
          <dd>{roleNames[standard.ownerRole][language]}</dd>
        </div>
        <div>
          <dt>{t("dealMoments.contributors")}</dt>
          <dd>{f.list(standard.contributors.map((role) => roleNames[role][language]))}</dd>
        </div>
        <div>
          <dt>{t("dealMoments.measured")}</dt>
          <dd>{standard.measure[language]}</dd>
        </div>
      </dl>
      <details className="moment-more">
        <summary>{t("dealMoments.rubric")}</summary>
        <ol className="moment-rubric" start={0}>
          {LEVELS.map((level) => (
            <li key={level} aria-current={level === quality ? "true" : undefined}>
              <b>{level}</b> {standard.rubric[level][language]}
            </li>
          ))}
        </ol>
      </details>
      {records.length === 0 && editing === null && <NothingYet standard={standard} />}
      {records.map((record) =>
        editing === record.id ? (
          <MomentForm key={record.id} standard={standard} known={record} of={of} done={() => edit(null)} />
        ) : (
          <MomentRecord key={record.id} standard={standard} record={record} {...(may ? { edit: () => edit(record.id) } : {})} />
        ),
      )}
      {editing === "new" && <MomentForm standard={standard} known={null} of={of} done={() => edit(null)} />}
      {may && editing === null && (
        <Button size="xs" variant={records.length === 0 ? "filled" : "default"} className="no-print" onClick={() => edit("new")}>
          {t(records.length === 0 ? "dealMoments.record" : "dealMoments.again")}
        </Button>
      )}
      {!may && <p className="small dim">{t("dealMoments.readOnly")}</p>}
    </div>
  );
}

/** Before anything is recorded: what would be asked. */
function NothingYet({ standard }: { readonly standard: Moment }) {
  const { t, language } = useWords();
  return (
    <div className="moment-teaches">
      <p>{t("dealMoments.empty")}</p>
      <div className="moment-two">
        <div>
          <p className="small dim">{t("dealMoments.checklist")}</p>
          <ul>
            {standard.checklist.map(({ id, essential, words }) => (
              <li key={id}>
                {words[language]} {essential && <span className="moment-tag">{t("dealMoments.essential")}</span>}
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p className="small dim">{t("dealMoments.toRecord")}</p>
          <ul>
            {standard.record.map(({ id, words }) => (
              <li key={id}>{words[language]}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
