import { NativeSelect } from "@mantine/core";
import { handoffStateWords } from "../../../standard/index.ts";
import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { choiceOf, choices, type load } from "./load.ts";
import { Queue } from "./Queue.tsx";
import { Report } from "./Report.tsx";
import { Unbegun } from "./Unbegun.tsx";
import "../../ui/table.css";
import "../../ui/figure.css";
import "./handoffs.css";

type HandoffsProps = PageProps<ReturnType<typeof load>>;

/** What waits to be handed over, taken on or followed up; then how well that goes. */
export function HandoffsPage({ view, answers: { queue, report } }: HandoffsProps) {
  const { t, f } = useWords();
  return (
    <div className="sections">
      <section className="card" aria-labelledby="handoffs-queue">
        <h2 className="title" id="handoffs-queue">
          {t("handoffs.queue.title")}
        </h2>
        <p className="small dim">{t("handoffs.queue.text")}</p>
        <Chooser view={view} queue={queue} />
        {queue.total === 0 ? (
          <Nothing isFiltered={choiceOf(view) !== "any" || view.search.person !== undefined} />
        ) : (
          <>
            <Queue view={view} handoffs={queue.handoffs} />
            {queue.total > queue.handoffs.length && (
              <p className="small dim">{t("handoffs.more", { n: f.number(queue.handoffs.length, 0), all: f.number(queue.total, 0) })}</p>
            )}
          </>
        )}
      </section>
      {queue.unbegunTotal > 0 && <Unbegun view={view} unbegun={queue.unbegun} total={queue.unbegunTotal} />}
      <Report report={report} />
    </div>
  );
}

/** States with their numbers, and who sold. */
function Chooser({ view, queue: { counts, owners } }: Pick<HandoffsProps, "view"> & { readonly queue: HandoffsProps["answers"]["queue"] }) {
  const { t, f, language } = useWords();
  const change = useAddressChange();
  const chosen = choiceOf(view);
  return (
    <div className="handoffs-chooser no-print">
      <fieldset className="handoffs-states">
        <legend className="visually-hidden">{t("handoffs.show")}</legend>
        {choices.map((choice) => {
          const count =
            choice === "any"
              ? Object.entries(counts).reduce((sum, [state, n]) => (state === "late" ? sum : sum + n), 0)
              : (counts[choice] ?? 0);
          return (
            <button
              key={choice}
              type="button"
              className="handoffs-state"
              aria-pressed={choice === chosen}
              onClick={() => change({ show: choice === "any" ? undefined : choice })}
            >
              {choice === "any" || choice === "late" ? t(`handoffs.choice.${choice}`) : handoffStateWords[choice][language]}{" "}
              <span className="dim">{f.number(count, 0)}</span>
            </button>
          );
        })}
      </fieldset>
      {owners.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label={t("handoffs.owner")}
          value={view.search.person ?? ""}
          data={[{ value: "", label: t("handoffs.everybody") }, ...owners]}
          onChange={({ currentTarget: { value } }) => change({ person: value === "" ? undefined : value })}
        />
      )}
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useWords();
  return (
    <div className="handoffs-nothing">
      <p className="title">{t(isFiltered ? "handoffs.noneSuch" : "handoffs.none")}</p>
      {!isFiltered && <p className="dim">{t("handoffs.noneText")}</p>}
    </div>
  );
}
