import { Skeleton } from "@mantine/core";
import { ask, useAsks } from "../../../../ask.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../load.ts";
import { Proposals } from "./Proposals.tsx";
import { Seven } from "./Seven.tsx";
import { Trades } from "./Trades.tsx";
import { Ways } from "./Ways.tsx";
import "./moments.css";

/** The seven moments of a deal, what was proposed and traded in it, and how it is sold. */
export function Moments({ deal, view }: PartProps) {
  const { t, f } = useWords();
  const asked = useAsks({ found: ask("moments", { deal: String(deal.deal) }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={320} radius="md" />;
  const { found } = asked.answers;
  const { ofDeal } = found;
  const early = ofDeal?.proposals.filter(({ warning }) => warning !== null) ?? [];
  return (
    <div className="sections">
      {early.length > 0 && (
        <Note kind="bad">
          <p>
            <b>{t("dealMoments.warning.title", { count: early.length, n: f.number(early.length, 0) })}</b>
          </p>
          {early.map(({ id, on, by, warning, confirmedOn }) => (
            <p key={id}>
              {t(`dealMoments.warning.${warning}`, { day: f.day(on), by, confirmed: confirmedOn === null ? "" : f.day(confirmedOn) })}
            </p>
          ))}
          <p>{t("dealMoments.warning.do")}</p>
        </Note>
      )}
      <Seven found={found} search={view.search} of={{ deal: String(deal.deal), outcome: deal.outcome }} />
      {ofDeal !== null && (
        <>
          <Trades deal={deal} found={ofDeal} />
          <Proposals deal={deal} proposals={ofDeal.proposals} confirmedOn={ofDeal.confirmedOn} />
        </>
      )}
      <Ways deal={deal} />
    </div>
  );
}
