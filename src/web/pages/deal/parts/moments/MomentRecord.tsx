import { Button } from "@mantine/core";
import type { MomentRecorded } from "../../../../../contract/index.ts";
import { type Moment, type Role, roleNames, roles } from "../../../../../standard/index.ts";
import { type Language, useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { Quality } from "./Quality.tsx";

interface MomentRecordProps {
  readonly standard: Moment;
  readonly record: MomentRecorded;
  /** Absent for those who may only read. */
  readonly edit?: () => void;
}

const isRole = (text: string): text is Role => roles.some((role) => role === text);
export const roleName = (text: string, language: Language): string => (isRole(text) ? roleNames[text][language] : text);

/** A moment as it took place. */
export function MomentRecord({ standard, record, edit }: MomentRecordProps) {
  const { t, f, language } = useWords();
  const { on, owner, team, participants, coachNote, by, at, quality, notRecorded } = record;
  return (
    <article className="moment-record" aria-label={t("dealMoments.recordOf", { day: f.day(on), owner })}>
      <header className="moment-line">
        <p>
          <b>{f.day(on)}</b> · {owner} <span className="dim">({roleName(team, language)})</span>
        </p>
        <Quality value={quality} />
        {edit && (
          <Button size="compact-xs" variant="default" className="no-print" leftSection={<Icon name="edit" size={13} />} onClick={edit}>
            {t("dealMoments.edit")}
          </Button>
        )}
      </header>
      <Checked standard={standard} record={record} />
      {notRecorded.length > 0 && (
        <p className="small">
          {t("dealMoments.notRecorded", {
            list: standard.record
              .filter(({ id }) => notRecorded.includes(id))
              .map(({ words }) => words[language])
              .join("; "),
          })}
        </p>
      )}
      {participants.length > 0 && (
        <p className="small">
          {t("dealMoments.tookPart", { list: f.list(participants.map(({ person, role }) => `${person} (${roleNames[role][language]})`)) })}
        </p>
      )}
      {coachNote !== null && (
        <blockquote className="moment-coach">
          <span className="small dim">{t("dealMoments.coach")}</span>
          <p>{coachNote}</p>
        </blockquote>
      )}
      <p className="small dim">{t("dealMoments.savedBy", { by, at: f.instant(at) })}</p>
    </article>
  );
}

/** Each item of the checklist: met with its evidence, met by word only, or missing. */
function Checked({ standard, record }: { readonly standard: Moment; readonly record: MomentRecorded }) {
  const { t, language } = useWords();
  return (
    <ul className="moment-checked">
      {standard.checklist.map(({ id, essential, words }) => {
        const how = record.unproven.includes(id) ? "unproven" : record.missing.includes(id) ? "missing" : "met";
        const evidence = record.checklist.find(({ item }) => item === id)?.evidence ?? [];
        return (
          <li key={id} className={`moment-${how}`}>
            <Icon name={how === "met" ? "check" : how === "unproven" ? "warning" : "close"} size={15} />
            <div>
              <p>
                {words[language]} <span className="moment-how">{t(`dealMoments.how.${how}`)}</span>
                {essential && how !== "met" && <span className="moment-tag">{t("dealMoments.essential")}</span>}
              </p>
              {evidence.map((one) => (
                <p key={one} className="small dim">
                  {one}
                </p>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
