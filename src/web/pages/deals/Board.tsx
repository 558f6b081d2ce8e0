import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type DragEvent, type ReactNode, useState } from "react";
import type { Deal, DealBoard, ListedDeal } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import { ask, problemOf, queryOf } from "../../ask.ts";
import { todayHere } from "../../deals/amount.ts";
import { Flags } from "../../deals/Flags.tsx";
import { isEnd } from "../../deals/gate.ts";
import type { Moving } from "../../deals/MoveDialog.tsx";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { beneath } from "./beneath.ts";
import { boardQuestionOf } from "./load.ts";
import { MoveMenu } from "./MoveMenu.tsx";
import { Sums } from "./Sums.tsx";

interface BoardProps {
  readonly search: Search;
  readonly onMove: ((moving: Moving) => void) | null;
}

/** A column for each stage; a card is dragged to another one, or moved by its menu. */
export function Board({ search, onMove }: BoardProps) {
  const found = useQuery({ ...queryOf(ask("dealBoard", boardQuestionOf(search))), placeholderData: keepPreviousData });
  if (found.isError) return <Trouble problem={problemOf(found.error)} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  return <Columns search={search} board={found.data} onMove={onMove} />;
}

function Columns({ search, board: { pipeline, columns }, onMove }: BoardProps & { readonly board: DealBoard }) {
  const { t, language } = useWords();
  const [dragged, setDragged] = useState<ListedDeal | null>(null);
  const drop = (stage: string): void => {
    if (dragged !== null && onMove !== null && dragged.stage !== stage) onMove({ deal: dragged.deal, name: dragged.name, to: stage });
    setDragged(null);
  };
  return (
    <ScrollBox label={t("deals.board", { pipeline: pipelineWords(pipeline.name, language) })} className="board">
      {pipeline.stages.map((stage) => {
        const target = { stage, dragged, onDrop: () => drop(stage.id) };
        const column = columns.find((one) => one.stage === stage.id);
        if (column === undefined) return isEnd(stage) ? <End key={stage.id} {...target} search={search} pipeline={pipeline.id} /> : null;
        return (
          <Column
            key={stage.id}
            {...target}
            column={column}
            rest={{ ...search, show: undefined, pipeline: pipeline.id, stage: stage.id } as Search}
          >
            {column.deals.map((deal) => (
              <Card key={deal.deal} deal={deal} stages={pipeline.stages} search={search} onMove={onMove} onDrag={setDragged} />
            ))}
          </Column>
        );
      })}
    </ScrollBox>
  );
}

interface Target {
  readonly stage: Deal["stages"][number];
  readonly dragged: ListedDeal | null;
  readonly onDrop: () => void;
}

/** What makes a column take a card; it shows that while one is over it. */
function useTarget({ stage, dragged, onDrop }: Target) {
  const [isOver, setOver] = useState(false);
  const takes = dragged !== null && dragged.stage !== stage.id;
  return {
    "data-over": isOver && takes ? true : undefined,
    onDragOver: (event: DragEvent) => {
      if (!takes) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onDrop();
    },
  };
}

interface ColumnProps extends Target {
  readonly column: DealBoard["columns"][number];
  /** Where all deals of the stage are listed. */
  readonly rest: Search;
  readonly children: ReactNode;
}

function Column({ stage, dragged, onDrop, column, rest, children }: ColumnProps) {
  const { t, f, language } = useWords();
  const target = useTarget({ stage, dragged, onDrop });
  return (
    <section className="board-column" aria-labelledby={`stage-${stage.id}`} {...target}>
      <header className="board-head">
        <h2 id={`stage-${stage.id}`} className="board-stage" title={pipelineWords(stage.buyerDoes, language)}>
          {pipelineWords(stage.name, language)} <span className="board-count">{f.number(column.count, 0)}</span>
        </h2>
        <p className="small dim">{column.amounts.length === 0 ? t("deals.noAmounts") : <Sums amounts={column.amounts} />}</p>
      </header>
      <ul className="board-cards">{children}</ul>
      {column.count > column.deals.length && (
        <Go to="/deals" search={rest} className="link small board-rest">
          {t("deals.rest", { count: column.count - column.deals.length })}
        </Go>
      )}
      {column.count === 0 && <p className="small dim board-empty">{pipelineWords(stage.buyerDoes, language)}</p>}
    </section>
  );
}

/** Where deals end: the board shows open ones, but takes those that are won or lost. */
function End({ search, pipeline, ...given }: Target & { readonly search: Search; readonly pipeline: string }) {
  const { t, language } = useWords();
  const { stage } = given;
  const target = useTarget(given);
  const outcome = stage.state === "commit" ? ("won" as const) : ("lost" as const);
  return (
    <section className="board-column board-end" aria-labelledby={`stage-${stage.id}`} {...target}>
      <header className="board-head">
        <h2 id={`stage-${stage.id}`} className="board-stage">
          {pipelineWords(stage.name, language)}
        </h2>
      </header>
      <p className="small dim">{t(`deals.end.${outcome}`)}</p>
      <Go to="/deals" search={{ ...filtersOf(search), pipeline, outcome }} className="link small">
        {t(`deals.endList.${outcome}`)}
      </Go>
    </section>
  );
}

interface CardProps {
  readonly deal: ListedDeal;
  readonly stages: Deal["stages"];
  readonly search: Search;
  readonly onMove: ((moving: Moving) => void) | null;
  readonly onDrag: (deal: ListedDeal | null) => void;
}

function Card({ deal, stages, search, onMove, onDrag }: CardProps) {
  const { t, f } = useWords();
  const { name, amount, currency, nextStep, total, flags } = deal;
  return (
    <li
      className="board-card"
      draggable={onMove !== null}
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", name);
        event.dataTransfer.effectAllowed = "move";
        onDrag(deal);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className="board-top">
        <Go to={`/deals/${deal.deal}`} search={filtersOf(search)} className="figure board-name">
          {name}
        </Go>
        {onMove !== null && <MoveMenu deal={deal} stages={stages} onMove={onMove} />}
      </div>
      <p className="small dim board-account">{[beneath(deal) ?? t("deals.noAccount"), deal.owner].filter(Boolean).join(" · ")}</p>
      <p className="board-amount">
        <span className={amount === null ? "dim board-unknown" : undefined}>
          {amount === null ? t("deals.none.amount") : f.money(amount, currency ?? undefined)}
        </span>
        <span className="small dim">{total === null ? t("deals.none.total") : t("deal.total", { n: total })}</span>
      </p>
      {nextStep !== null && (
        <p className="small board-next">
          <span className={nextStep.on < todayHere() ? "board-late" : "dim"}>{f.day(nextStep.on)}</span> {nextStep.what}
        </p>
      )}
      <Flags flags={flags.filter((flag) => flag !== "no_amount")} />
    </li>
  );
}
