import { Button } from "@mantine/core";
import { useState } from "react";
import type { Output } from "../../../../../contract/index.ts";
import { ask, useAsks } from "../../../../ask.ts";
import { fieldWords, passWords, valueWords } from "../../../../deals/say.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../load.ts";

type Change = Output<"dealHistory">["changes"][number];

const PAGE = 40;

/** What of a record says nothing to people. */
const QUIET: ReadonlySet<string> = new Set(["opportunity_id", "account_id", "lead_id", "created_state"]);

/** Every change of every field: before and after, who, where; versions that crossed another are marked. */
export function History({ deal }: PartProps) {
  const { t, f } = useWords();
  const asked = useAsks({ history: ask("dealHistory", { id: String(deal.deal) }) });
  const [shown, setShown] = useState(PAGE);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const changes = asked.answers.history.changes
    .map((change) => ({ ...change, fields: change.fields.filter(({ field }) => !QUIET.has(field)) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <section className="card" aria-labelledby="deal-history">
      <h3 className="title" id="deal-history">
        {t("deal.history.title")}
      </h3>
      <p className="small dim">{t("deal.history.text")}</p>
      <ol className="deal-history">
        {changes.slice(0, shown).map((change) => (
          <Entry key={`${change.at} ${change.seq ?? change.fields.map(({ field }) => field).join(" ")}`} change={change} deal={deal} />
        ))}
      </ol>
      {changes.length > shown && (
        <Button size="xs" variant="default" mt="sm" onClick={() => setShown(shown + PAGE)}>
          {t("deal.history.more", { n: f.number(changes.length - shown, 0) })}
        </Button>
      )}
    </section>
  );
}

function Entry({ change: { at, by, where, fields, isAside }, deal }: { readonly change: Change } & Pick<PartProps, "deal">) {
  const words = useWords();
  const { t, f } = words;
  const known = { currency: deal.currency, stages: deal.stages };
  const newest = fields.find(({ field }) => field === "passes")?.after;
  const pass = Array.isArray(newest) ? (newest as PartProps["deal"]["notes"]["passes"]).at(-1) : undefined;
  return (
    <li className={isAside ? "deal-history-aside" : undefined}>
      <p className="deal-history-head">
        <b>{by === "machine" ? t("deal.history.machine") : by}</b>
        <span className="small dim">{f.instant(at)}</span>
        <span className="small dim">{t(`deal.history.${where}`)}</span>
        {isAside && <span className="deal-history-mark">{t("deal.history.aside")}</span>}
      </p>
      <dl>
        {fields
          .filter(({ field }) => field !== "passes")
          .map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldWords(field, t)}</dt>
              <dd>
                {before !== null && (
                  <>
                    <del>{valueWords(field, before, words, known)}</del>
                    <span aria-hidden="true"> → </span>
                    <span className="visually-hidden">{t("deal.history.became")} </span>
                  </>
                )}
                <ins>{valueWords(field, after, words, known)}</ins>
              </dd>
            </div>
          ))}
      </dl>
      {pass !== undefined &&
        passWords(pass, words).map((text) => (
          <p key={text} className="small deal-history-pass">
            {text}
          </p>
        ))}
    </li>
  );
}
