import { Button } from "@mantine/core";
import type { Problem } from "../../../../contract/index.ts";
import { type Day, formatDay } from "../../../../domain/index.ts";
import { type Format, useWords } from "../../../i18n/index.ts";
import { Note } from "../../../ui/Note.tsx";

interface CrossedProps {
  readonly problem: Problem;
  /** Saves what was typed over theirs, told the version it goes over. */
  readonly mine: (over: number) => void;
  readonly theirs: () => void;
}

const DAYS: ReadonlySet<string> = new Set([
  "on",
  "due",
  "doneOn",
  "dueOn",
  "deadline",
  "evaluateFrom",
  "valueOn",
  "nextReviewOn",
  "startedOn",
]);

/** A field of what somebody else saved, as people read it. */
function readable(name: string, value: unknown, f: Format): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "number") return DAYS.has(name) ? f.day(formatDay(value as Day)) : f.number(value, 2);
  if (Array.isArray(value)) return value.map((one: unknown) => readable(name, one, f)).join(", ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, one]) => readable(key, one, f))
      .filter((one) => one !== "")
      .join(", ");
  return String(value);
}

/** Two people changed the same thing: theirs is shown, one's own stands in the form, and both are kept whatever is chosen. */
export function Crossed({ problem, mine, theirs }: CrossedProps) {
  const { t, f } = useWords();
  const {
    by = "",
    version = 0,
    fields = [],
    theirs: body = {},
  } = (problem.details ?? {}) as {
    readonly by?: string;
    readonly version?: number;
    readonly fields?: readonly string[];
    readonly theirs?: Readonly<Record<string, unknown>> | null;
  };
  return (
    <div role="alert">
      <Note kind="warn">
        <p>{t(body === null ? "onePlan.crossed.removed" : "onePlan.crossed.text", { by })}</p>
        {body !== null && (
          <dl className="form-theirs">
            {fields.map((name) => (
              <div key={name}>
                <dt className="small">{t(`onePlan.field.${name}`)}</dt>
                <dd>{readable(name, body[name], f) || t("onePlan.nothing")}</dd>
              </div>
            ))}
          </dl>
        )}
        <div className="form-buttons">
          <Button size="xs" variant="default" onClick={theirs}>
            {t("onePlan.crossed.theirs")}
          </Button>
          <Button size="xs" onClick={() => mine(version)}>
            {t("onePlan.crossed.mine")}
          </Button>
        </div>
      </Note>
    </div>
  );
}
