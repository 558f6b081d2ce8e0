import type { HandoffShown } from "../../../../../contract/index.ts";
import { buyingRoleWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { Part } from "./fields.ts";

export const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul className="handoff-lines">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** What a part says, or why it says nothing. */
export function Said({ part, handoff }: { readonly part: Exclude<Part, "promises">; readonly handoff: HandoffShown }) {
  const { t, f } = useWords();
  const name = usePersonName();
  const value = handoff.package[part];
  if (value === null || (Array.isArray(value) && value.length === 0 && part !== "risks"))
    return <p className="dim">{t(`handoff.empty.${part}`)}</p>;
  if (part === "kickOffOn") return <p>{f.day(String(value))}</p>;
  if (part === "people") return <Lines lines={handoff.package.people.map(name)} />;
  if (!Array.isArray(value)) return <p className="handoff-text">{String(value)}</p>;
  return value.length === 0 ? <p>{t("handoff.noRisks")}</p> : <Lines lines={value.map(String)} />;
}

/** Somebody at the customer with the part they play. */
export function usePersonName(): (one: HandoffShown["package"]["people"][number]) => string {
  const { language } = useWords();
  return ({ person, role }) => `${person}, ${buyingRoleWords[role][language]}`;
}
