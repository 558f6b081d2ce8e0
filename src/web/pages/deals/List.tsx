import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Deals, dealSorts, ListedDeal } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import { useAddressChange } from "../../address.ts";
import { problemOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { rankOf } from "../../deals/amount.ts";
import { Flags } from "../../deals/Flags.tsx";
import type { Moving } from "../../deals/MoveDialog.tsx";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { beneath } from "./beneath.ts";
import { PAGE, questionOf } from "./load.ts";
import { MoveMenu } from "./MoveMenu.tsx";
import { Sums } from "./Sums.tsx";

interface ListProps {
  readonly search: Search;
  readonly onMove: ((moving: Moving) => void) | null;
}

/** Deals in rows, ordered by their columns. */
export function List({ search, onMove }: ListProps) {
  const { t, f } = useWords();
  const question = questionOf(search);
  const pages = useInfiniteQuery({
    queryKey: ["deals", "pages", question],
    queryFn: ({ pageParam, signal }) => call("deals", { ...question, offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, all) => (all.length * PAGE < total ? all.length * PAGE : null),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const first = pages.data?.pages[0];
  if (pages.isError) return <Trouble problem={problemOf(pages.error)} again={() => void pages.refetch()} />;
  if (pages.data === undefined || first === undefined) return <Waiting />;
  const deals = pages.data.pages.flatMap((page) => page.deals);
  const areOver = search.outcome === "won" || search.outcome === "lost";
  return (
    <section className="card" aria-labelledby="deals-found" aria-busy={pages.isPlaceholderData}>
      <p className="deals-found" id="deals-found" aria-live="polite">
        {t(`deals.found.${search.outcome ?? "open"}`, { count: first.total, n: f.number(first.total, 0) })}
        <Sums amounts={first.amounts} />
      </p>
      {first.total === 0 ? (
        <p className="dim">{t("deals.nothing")}</p>
      ) : (
        <div className="table-box">
          <table className="deals-table">
            <thead>
              <tr>
                <Heading search={search} id="name" sort="name" />
                <Heading search={search} id="stage" sort="stage" />
                <Heading search={search} id="amount" sort="amount" isNumber />
                <th scope="col">{t(areOver ? "deals.column.why" : "deals.column.next")}</th>
                <Heading search={search} id={areOver ? "closed" : "close"} sort="close" />
                <th scope="col" className="num">
                  {t("deals.column.total")}
                </th>
                <Heading search={search} id="priority" sort="priority" isNumber />
                <th scope="col">{t("deals.column.owner")}</th>
                {onMove !== null && (
                  <th scope="col">
                    <span className="visually-hidden">{t("deals.column.move")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {deals.map((deal) => (
                <Row key={deal.deal} deal={deal} search={search} pipelines={first.pipelines} onMove={onMove} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pages.hasNextPage && (
        <Button mt="sm" size="xs" variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("deals.more", { n: f.number(first.total - deals.length, 0) })}
        </Button>
      )}
    </section>
  );
}

const FIRST = { name: "asc", stage: "asc", close: "asc", amount: "desc", priority: "desc", created: "desc" } as const;

interface HeadingProps {
  readonly search: Search;
  readonly id: string;
  readonly sort: (typeof dealSorts)[number];
  readonly isNumber?: boolean;
}

/** A column's name; pressed, it orders the list, and pressed again the other way. */
function Heading({ search, id, sort, isNumber = false }: HeadingProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const isChosen = (search.sort ?? "amount") === sort;
  const order = isChosen ? (search.order ?? FIRST[sort]) : null;
  const press = (): void =>
    change(
      { sort: sort === "amount" ? undefined : sort, order: order === null ? undefined : order === "asc" ? "desc" : "asc" },
      { replace: true },
    );
  return (
    <th
      scope="col"
      className={isNumber ? "num" : undefined}
      aria-sort={order === null ? "none" : order === "asc" ? "ascending" : "descending"}
    >
      <button type="button" className="deals-sort" onClick={press}>
        {t(`deals.column.${id}`)}
        <span aria-hidden="true">{order === null ? "" : order === "asc" ? " ↑" : " ↓"}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly deal: ListedDeal;
  readonly search: Search;
  readonly pipelines: Deals["pipelines"];
  readonly onMove: ((moving: Moving) => void) | null;
}

function Row({ deal, search, pipelines, onMove }: RowProps) {
  const { t, f, language } = useWords();
  const { name, stageName, sourceStage, stageOn, amount, currency, nextStep, closedOn, total, priority, owner, flags } = deal;
  const isOpen = deal.outcome === "open";
  return (
    <tr>
      <th scope="row">
        <Go to={`/deals/${deal.deal}`} search={filtersOf(search)} className="figure deals-name">
          {name}
        </Go>
        <span className="small dim deals-beneath">{beneath(deal) ?? t("deals.noAccount")}</span>
        <Flags flags={flags} />
      </th>
      <td data-label={t("deals.column.stage")}>
        <div>
          {pipelineWords(stageName, language)}
          <span className="small dim deals-beneath">
            {[
              isOpen && sourceStage !== null && sourceStage !== stageName ? sourceStage : null,
              stageOn === null ? null : t("deals.since", { day: f.day(stageOn) }),
            ]
              .filter((one) => one !== null)
              .join(" · ")}
          </span>
        </div>
      </td>
      <td className="num" data-label={t("deals.column.amount")}>
        {amount === null ? <span className="dim">{t("deals.none.amount")}</span> : f.money(amount, currency ?? undefined)}
      </td>
      <td data-label={t(isOpen ? "deals.column.next" : "deals.column.why")}>
        {!isOpen ? (
          (deal.reason ?? <span className="dim">{t("deals.none.why")}</span>)
        ) : nextStep === null ? (
          <span className="dim">{t("deals.none.next")}</span>
        ) : (
          <div>
            {nextStep.what}
            <span className="small dim deals-beneath">{t("deals.nextBy", { day: f.day(nextStep.on), owner: nextStep.owner })}</span>
          </div>
        )}
      </td>
      <td data-label={t(isOpen ? "deals.column.close" : "deals.column.closed")}>
        {closedOn === null ? <span className="dim">{t("deals.none.close")}</span> : f.day(closedOn)}
      </td>
      <td className="num" data-label={t("deals.column.total")}>
        {total === null ? <span className="dim">{t("deals.none.total")}</span> : t("deal.total", { n: total })}
      </td>
      <td className="num" data-label={t("deals.column.priority")}>
        {priority === null || !isOpen ? (
          <span className="dim">{t(isOpen ? "deals.none.priority" : "deals.none.over")}</span>
        ) : (
          f.number(rankOf(priority, deal.priorityCurrency), 0)
        )}
      </td>
      <td data-label={t("deals.column.owner")}>{owner ?? <span className="dim">{t("deals.none.owner")}</span>}</td>
      {onMove !== null && (
        <td className="deals-do">
          <MoveMenu deal={deal} stages={pipelines.find(({ id }) => id === deal.pipeline)?.stages ?? []} onMove={onMove} />
        </td>
      )}
    </tr>
  );
}
