import { ActionIcon } from "@mantine/core";
import type { MappedPerson } from "../../../../../contract/index.ts";
import { stanceWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";

const signs: Readonly<Record<MappedPerson["stance"], string>> = { for: "+", neutral: "○", against: "−", unknown: "?" };

/** Somebody at the customer: how they stand in words with a sign, when we last met them, and who of us. */
export function Card({ one, days, write }: { readonly one: MappedPerson; readonly days: number; readonly write: (() => void) | null }) {
  const { t, f, language } = useWords();
  const { name, title, email, stance, influence, reportsTo, note, leftOn, lastMet, isLiving, metBy, knownFrom, sources, history } = one;
  const before = history[1];
  return (
    <li>
      <div className="pmap-head">
        <b>{name}</b>
        {write !== null && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            className="no-print"
            aria-label={t("peopleMap.editOf", { name })}
            onClick={write}
          >
            <Icon name="edit" size={15} />
          </ActionIcon>
        )}
      </div>
      {title !== null && <span>{title}</span>}
      <span className={`pmap-stance pmap-stance-${stance}`}>
        <i aria-hidden="true">{signs[stance]}</i> {stanceWords[stance][language]}
        {influence !== null && <span className="dim"> · {t(`peopleMap.influenceOf.${influence}`)}</span>}
      </span>
      {before !== undefined && before.stance !== stance && (
        <span className="small dim">
          {t("peopleMap.before", { stance: stanceWords[before.stance][language], day: f.day(before.at.slice(0, 10)) })}
        </span>
      )}
      {reportsTo !== null && <span className="small">{t("peopleMap.reportsTo", { name: reportsTo })}</span>}
      <span className="small dim">
        {lastMet === null
          ? t("peopleMap.neverMet")
          : t(isLiving || leftOn !== null ? "peopleMap.met" : "peopleMap.metLong", { day: f.day(lastMet), days })}
        {metBy.length > 0 && ` · ${t("peopleMap.by", { names: f.list(metBy.map((who) => who.name)) })}`}
      </span>
      {leftOn !== null && <span className="small pmap-gone">{t("peopleMap.leftOn", { day: f.day(leftOn) })}</span>}
      {note !== null && <span className="small pmap-note">{note}</span>}
      {email !== null && (
        <a href={`mailto:${email}`} className="link small">
          {email}
        </a>
      )}
      <span className="small dim">
        {f.list([
          ...sources,
          ...knownFrom.filter((from) => from !== "contact" && from !== "stance").map((from) => t(`peopleMap.from.${from}`)),
        ]) || t("peopleMap.from.stance")}
      </span>
    </li>
  );
}
