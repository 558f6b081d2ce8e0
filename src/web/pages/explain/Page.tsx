import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { formatPeriod } from "../../../domain/index.ts";
import { problemOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { partName } from "../../part-name.ts";
import { Note } from "../../ui/Note.tsx";
import { NothingYet } from "../../ui/NothingYet.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { Chooser } from "./Chooser.tsx";
import { Formula } from "./Formula.tsx";
import { Grounds } from "./Grounds.tsx";
import { chosenPart, type ExplainProps, hasNothing, metricOf, periodOf, questionOf } from "./load.ts";
import { Opened } from "./Opened.tsx";
import { Records } from "./Records.tsx";
import { Sentence } from "./Sentence.tsx";
import "../../ui/table.css";
import "./explain.css";

const PAGE = 200;

/** One number: what it says, how it is made, what it rests on, and the rows behind it. */
export function ExplainPage(props: ExplainProps) {
  const { t, f } = useWords();
  const nothing = hasNothing(props);
  const question = questionOf(props.view, chosenPart(props));
  const pages = useInfiniteQuery({
    queryKey: ["explain", "pages", question],
    queryFn: ({ pageParam, signal }) => call("explain", { ...question, limit: PAGE, offset: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
    enabled: !nothing,
  });
  const fetched = pages.data?.pages ?? [];
  const explanation = fetched[0];
  const { asOf } = props.view.search;
  if (asOf !== undefined && pages.isError && problemOf(pages.error).code === "empty_ledger") return <NothingYet asOf={asOf} />;
  return (
    <div className={`sections ${pages.isPlaceholderData ? "busy" : ""}`} aria-busy={pages.isFetching}>
      <Chooser {...props} />
      {nothing && (
        <Note>
          {t("explain.noPart", {
            part: partName(metricOf(props.view), props.view.search.part ?? "", t),
            period: f.period(formatPeriod(periodOf(props.view))),
          })}
        </Note>
      )}
      {pages.isError && <Trouble problem={problemOf(pages.error)} again={() => void pages.refetch()} />}
      {explanation && !nothing && !pages.isError && (
        <>
          <Sentence explanation={explanation} />
          <Formula explanation={explanation} />
          <Grounds explanation={explanation} {...props} />
          <Records
            explanation={explanation}
            contributions={fetched.flatMap((page) => page.contributions)}
            question={question}
            more={pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null}
            complete={!pages.hasNextPage}
          />
          <Opened explanation={explanation} question={question} />
        </>
      )}
    </div>
  );
}
