import type { Problem } from "../../../../../contract/index.ts";
import { type Day, formatDay } from "../../../../../domain/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Note } from "../../../../ui/Note.tsx";

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const DAYS: ReadonlySet<string> = new Set(["on", "by", "due", "recordedOn", "timeline"]);

/** What a form was declined for. Where somebody else was faster, what they wrote stands beside what was typed, which is not lost. */
export function Crossed({ problem }: { readonly problem: Problem | null }) {
  const { t, f } = useWords();
  if (problem === null || problem.code !== "edited_meanwhile") return <Declined problem={problem} />;
  const { theirs, by, fields } = problem.details ?? {};
  const told = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("diagnosis.nothing");
    if (typeof value === "boolean") return t(value ? "diagnosis.yes" : "diagnosis.no");
    if (typeof value === "number") return DAYS.has(name) ? f.day(formatDay(value as Day)) : f.number(value);
    if (Array.isArray(value)) return value.length === 0 ? t("diagnosis.nothing") : value.map((one) => told(name, one)).join("; ");
    if (!isRecord(value)) return String(value);
    if (typeof value["minor"] === "number") return f.money(value["minor"], String(value["currency"]));
    return Object.entries(value)
      .map(([key, one]) => told(key, one))
      .join(", ");
  };
  const inside = insideOf(theirs);
  const names = Array.isArray(fields) && fields.length > 0 ? fields.map(String) : Object.keys(inside);
  return (
    <div role="alert">
      <Note kind="warn">
        <p>{t("diagnosis.crossed", { by: String(by ?? "") })}</p>
        <dl className="dx-theirs">
          {names.map((name) => (
            <div key={name}>
              <dt className="small dim">{t(`diagnosis.field.${name}`)}</dt>
              <dd>{told(name, inside[name])}</dd>
            </div>
          ))}
        </dl>
      </Note>
    </div>
  );
}

/** What a fact says, without its kind and day. */
function insideOf(theirs: unknown): Fields {
  if (!isRecord(theirs)) return {};
  const kind = theirs["kind"];
  const inside = typeof kind === "string" ? theirs[kind] : undefined;
  return isRecord(inside) ? inside : theirs;
}
