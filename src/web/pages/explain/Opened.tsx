import { Drawer, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { EntryView, Explanation, Input } from "../../../contract/index.ts";
import { movementKinds } from "../../../domain/index.ts";
import { useAddress, useAddressChange } from "../../address.ts";
import { ask, useAsks } from "../../ask.ts";
import { type Translate, useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { written } from "../../units.ts";

interface OpenedProps {
  readonly explanation: Explanation;
  readonly question: Input<"explain">;
}

/** One record opened to its facts, and each fact to the rows of the files it follows from. */
export function Opened({ explanation, question }: OpenedProps) {
  const { t } = useWords();
  const { entity } = useAddress();
  const change = useAddressChange();
  const phone = useMediaQuery("(max-width: 700px)");
  return (
    <Drawer
      opened={entity !== undefined}
      onClose={() => change({ entity: undefined }, { replace: true })}
      position={phone ? "bottom" : "right"}
      size={phone ? "88%" : 560}
      title={entity === undefined ? "" : <Name entity={entity} question={question} />}
      closeButtonProps={{ "aria-label": t("explain.opened.close") }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      classNames={{ title: "explain-panel" }}
    >
      {entity !== undefined && <Facts {...{ explanation, question, entity }} />}
    </Drawer>
  );
}

const openingOf = (question: Input<"explain">, entity: number) => ({ one: ask("explain", { ...question, entity, limit: 1, offset: 0 }) });

function Name({ entity, question }: { readonly entity: number; readonly question: Input<"explain"> }) {
  const { t } = useWords();
  const search = useAddress();
  const asked = useAsks(openingOf(question, entity));
  const opened = asked.kind === "ready" ? asked.answers.one.opened : undefined;
  return (
    <>
      {opened?.name ?? opened?.id ?? " "}
      <span className="small dim explain-source">
        {opened && opened.source !== "" && `${opened.id} · ${opened.source}`}
        {opened && opened.account !== null && (
          <>
            {" · "}
            <Go to={`/accounts/${opened.account}`} search={filtersOf(search)} className="link">
              {t("explain.opened.account")}
            </Go>
          </>
        )}
      </span>
    </>
  );
}

function Facts({ explanation, question, entity }: OpenedProps & { readonly entity: number }) {
  const words = useWords();
  const { t, f } = words;
  const asked = useAsks(openingOf(question, entity));
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={220} radius="sm" />;
  const facts = asked.answers.one.opened?.facts ?? [];
  if (facts.length === 0) return <p className="dim">{t("explain.opened.none")}</p>;
  return (
    <>
      <p className="small dim">
        {t(/^(trailing|compounded)_/.test(explanation.method.name) ? "explain.opened.levels" : "explain.opened.facts")}
      </p>
      <ol className="explain-facts">
        {facts.map((fact, i) => (
          <li key={`${fact.day}/${fact.what}/${fact.entries[0]?.seq ?? i}`}>
            <div className="explain-fact">
              <span className="nowrap">
                {fact.day === null ? t("explain.opened.undated") : fact.day.length === 7 ? f.period(fact.day) : f.day(fact.day)}
              </span>
              <span>
                {whatOf(fact.what, fact.reason, t)}
                {fact.reason !== undefined && fact.reason !== "unknown" && (
                  <span className="dim">, {whyOf(fact.reason, fact.what, t)}</span>
                )}
              </span>
              {fact.amount !== null && (
                <span className="num">
                  {isMovement(fact.what) && fact.amount > 0 && "+"}
                  {written(fact.amount, "money", fact.currency, words)}
                </span>
              )}
            </div>
            {fact.entries.length === 0 && <p className="small dim">{t("explain.opened.implied")}</p>}
            {fact.entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} open={facts.length <= FEW} />
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

/** So few that all of their rows fit on a screen. */
const FEW = 2;

/** One row of a file, as the ledger keeps it. */
function Entry({ entry: { seq, file, row, recordedAt, body }, open }: { readonly entry: EntryView; readonly open: boolean }) {
  const { t, f } = useWords();
  const fields = Object.entries(body).flatMap(([name, value]): (readonly [string, string])[] =>
    value !== null && typeof value === "object"
      ? Object.entries(value).map(([inner, one]) => [inner, String(one)] as const)
      : [[name, String(value)] as const],
  );
  return (
    <details className="explain-entry" open={open}>
      <summary>
        <b>{t("explain.opened.row", { file, row: f.number(row, 0) })}</b>
      </summary>
      <dl>
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small dim">{t("explain.opened.entry", { seq: f.number(seq, 0), instant: f.instant(recordedAt) })}</p>
    </details>
  );
}

const KINDS: ReadonlySet<string> = new Set<string>([...movementKinds, "segment_in", "segment_out", "live"]);
const OUTCOMES: ReadonlySet<string> = new Set(["won", "lost", "open"]);
const FIGURES: ReadonlySet<string> = new Set(["cost", "finance"]);
const EVIDENCE: ReadonlySet<string> = new Set(["dated", "undated", "implied"]);

const ENDS: ReadonlySet<string> = new Set(["running", "lost", "passed"]);
const MEASURES: ReadonlySet<string> = new Set(["member", "user", "seats", "usage", "outcomes"]);
const BESIDE: ReadonlySet<string> = new Set(["enters", "leaves"]);

const isMovement = (what: string): boolean => KINDS.has(what);

const STEPS: ReadonlySet<string> = new Set(["sign_up", "active", "paid"]);

const whatOf = (what: string, reason: string | undefined, t: Translate): string => {
  if (BESIDE.has(reason ?? "")) return t(`explain.layer.${what}`);
  if (reason === "due") return t(`explain.renewal.${what}`);
  if (ENDS.has(reason ?? "")) return t(`explain.spell.${what}`);
  if (MEASURES.has(what)) return t(`explain.measure.${what}`);
  if (STEPS.has(what)) return t(`metric.freemium_volume.part.${what}`);
  if (OUTCOMES.has(what) || FIGURES.has(what)) return t(`explain.outcome.${what}`);
  return isMovement(what) ? t(`movement.kind.${what}`) : t(`bowtie.state.${what}`);
};

const whyOf = (reason: string, what: string, t: Translate): string =>
  BESIDE.has(reason) || reason === "due" || EVIDENCE.has(reason)
    ? t(`explain.evidence.${reason}`)
    : OUTCOMES.has(what)
      ? t(`explain.dealType.${reason}`)
      : ENDS.has(reason)
        ? t(`explain.spellEnd.${reason}`)
        : // What is measured by a meter has the meter's own name.
          MEASURES.has(what)
          ? reason
          : t(`movement.reason.${reason}`);
