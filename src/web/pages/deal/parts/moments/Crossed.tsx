import type { Problem } from "../../../../../contract/index.ts";
import { type Day, formatDay } from "../../../../../domain/index.ts";
import type { Text } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Note } from "../../../../ui/Note.tsx";
import "./form.css";

export interface CrossedChange {
  readonly version: number;
  readonly by: string;
  readonly fields: readonly string[];
  /** `null` where it was removed meanwhile. */
  readonly theirs: Readonly<Record<string, unknown>> | null;
}

/** What somebody else saved while one was at it. */
export function crossedIn(problem: Problem | null): CrossedChange | null {
  if (problem?.code !== "edited_meanwhile") return null;
  const { version, by, fields, theirs } = (problem.details ?? {}) as Partial<CrossedChange>;
  return { version: version ?? 0, by: by ?? "", fields: fields ?? [], theirs: theirs ?? null };
}

type Items = readonly { readonly id: string; readonly words: Text }[];

/** Why it was not saved; of a change that crossed, what the other one says now. What was typed stays in the form. */
export function Crossed({ problem, words = [] }: { readonly problem: Problem | null; readonly words?: Items }) {
  const { t, language } = useWords();
  const crossed = crossedIn(problem);
  if (crossed === null) return <Declined problem={problem} />;
  const { by, fields, theirs } = crossed;
  const nameOf = (id: string): string => words.find((one) => one.id === id)?.words[language] ?? id;
  return (
    <div role="alert">
      <Note kind="warn">
        <p>{t(theirs === null ? "dealMoments.crossed.removed" : "dealMoments.crossed.text", { by })}</p>
        {theirs !== null && (
          <dl className="moment-theirs">
            {fields.map((field) => (
              <div key={field}>
                <dt>{t(`dealMoments.field.${field}`, { defaultValue: field })}</dt>
                <dd>{readable(field, theirs[field], nameOf) || t("dealMoments.crossed.nothing")}</dd>
              </div>
            ))}
          </dl>
        )}
      </Note>
    </div>
  );
}

interface Said {
  readonly item?: string;
  readonly isMet?: boolean;
  readonly evidence?: readonly string[];
  readonly person?: string;
  readonly what?: string;
  readonly name?: string;
}

function readable(field: string, value: unknown, nameOf: (id: string) => string): string {
  if (value === null || value === undefined) return "";
  if (field === "on" && typeof value === "number") return formatDay(value as Day);
  if (Array.isArray(value)) return value.map((one: unknown) => sayOne(one, nameOf)).join("; ");
  return typeof value === "object" ? ((value as Said).name ?? "") : String(value);
}

function sayOne(one: unknown, nameOf: (id: string) => string): string {
  if (typeof one !== "object" || one === null) return nameOf(String(one));
  const { item, isMet, evidence, person, what } = one as Said;
  if (item === undefined) return person ?? what ?? "";
  return `${isMet ? "✓" : "✗"} ${nameOf(item)}${evidence?.length ? ` (${evidence.join(", ")})` : ""}`;
}
