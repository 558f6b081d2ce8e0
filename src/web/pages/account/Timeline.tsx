import { Button, Skeleton } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { TimelineLine } from "../../../contract/index.ts";
import { type HappeningGroup, happeningGroups, happeningKinds, happeningNames } from "../../../domain/index.ts";
import { useAddressChange } from "../../address.ts";
import { problemOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { type Opening, Rows } from "../../ui/Rows.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { countedOf } from "../../view.ts";
import { Line } from "./Line.tsx";
import type { PartProps } from "./load.ts";
import { say } from "./say.ts";

const PAGE = 60;

/** Everything that happened, newest first; what is dated ahead stands above. */
export function Timeline({ view, account }: PartProps) {
  const words = useWords();
  const { t } = words;
  const [opened, setOpened] = useState<Opening | null>(null);
  const groups = happeningGroups.filter((group) => view.search.show?.split(",").includes(group));
  const kinds = happeningNames.filter((kind) => groups.includes(happeningKinds[kind]));
  const question = {
    id: String(account.account),
    limit: PAGE,
    ...countedOf(view.search),
    ...(kinds.length === 0 ? {} : { kinds: kinds.join(",") }),
  };
  const pages = useInfiniteQuery({
    queryKey: ["accountTimeline", question],
    queryFn: ({ pageParam, signal }) =>
      call("accountTimeline", { ...question, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (known) => known,
    staleTime: 60_000,
    retry: false,
  });
  if (pages.isError) return <Trouble problem={problemOf(pages.error)} again={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton height={400} radius="sm" />;
  const lines = pages.data.pages.flatMap((page) => page.lines);
  const counts = pages.data.pages[0]?.counts ?? {};
  const open = (line: TimelineLine): void => setOpened({ kind: "entry", id: line.seq, says: say(line, words).what });
  return (
    <section className="card" aria-labelledby="timeline">
      <h3 className="title" id="timeline">
        {t("account.timeline.title")}
      </h3>
      <p className="small dim">{t("account.timeline.text")}</p>
      <Groups counts={counts} chosen={groups} />
      <div className={pages.isPlaceholderData ? "busy" : undefined} aria-busy={pages.isFetching}>
        {lines.length === 0 ? <p className="dim">{t("account.timeline.none")}</p> : <Months lines={lines} open={open} />}
      </div>
      {pages.hasNextPage && <More busy={pages.isFetchingNextPage} more={() => void pages.fetchNextPage()} />}
      <Rows opened={opened} close={() => setOpened(null)} />
    </section>
  );
}

/** The kinds there are, in groups that can be chosen together; none chosen shows all. */
function Groups({ counts, chosen }: { readonly counts: Readonly<Record<string, number>>; readonly chosen: readonly HappeningGroup[] }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const countOf = (group: HappeningGroup): number =>
    happeningNames.reduce((sum, kind) => sum + (happeningKinds[kind] === group ? (counts[kind] ?? 0) : 0), 0);
  const toggle = (group: HappeningGroup): void => {
    const next = happeningGroups.filter((one) => (one === group ? !chosen.includes(group) : chosen.includes(one)));
    change({ show: next.length === 0 ? undefined : next.join(",") });
  };
  return (
    <fieldset className="account-groups no-print">
      <legend className="visually-hidden">{t("account.timeline.filter")}</legend>
      {happeningGroups
        .filter((group) => countOf(group) > 0 || chosen.includes(group))
        .map((group) => (
          <button key={group} type="button" className="account-group" aria-pressed={chosen.includes(group)} onClick={() => toggle(group)}>
            <i className={`account-dot account-dot-${group}`} aria-hidden="true" />
            {t(`account.group.${group}`)} <span className="dim">{f.number(countOf(group), 0)}</span>
          </button>
        ))}
      {chosen.length > 0 && (
        <button type="button" className="account-group account-all" onClick={() => change({ show: undefined })}>
          {t("account.timeline.all")}
        </button>
      )}
    </fieldset>
  );
}

/** Lines under the month they fall in; those ahead under a heading of their own. */
function Months({ lines, open }: { readonly lines: readonly TimelineLine[]; readonly open: (line: TimelineLine) => void }) {
  const { t, f } = useWords();
  const months: { readonly key: string; readonly ahead: boolean; readonly lines: TimelineLine[] }[] = [];
  for (const line of lines) {
    const key = `${line.ahead ? "ahead " : ""}${line.day.slice(0, 7)}`;
    const last = months.at(-1);
    if (last?.key === key) last.lines.push(line);
    else months.push({ key, ahead: line.ahead, lines: [line] });
  }
  return months.map(({ key, ahead, lines: own }) => (
    <section
      key={key}
      className="account-month"
      aria-label={`${ahead ? `${t("account.timeline.ahead")}, ` : ""}${f.period(key.slice(-7))}`}
    >
      <h4 className="small dim">
        {f.period(key.slice(-7))}
        {ahead && <span className="account-ahead">{t("account.timeline.ahead")}</span>}
      </h4>
      <ol className="account-lines">
        {own.map((line) => (
          <Line key={`${line.seq}/${line.kind}/${line.day}`} line={line} open={open} />
        ))}
      </ol>
    </section>
  ));
}

/** The next page comes as its end comes into sight. */
function More({ busy, more }: { readonly busy: boolean; readonly more: () => void }) {
  const { t } = useWords();
  const end = useRef<HTMLDivElement>(null);
  const next = useRef(more);
  useEffect(() => {
    next.current = more;
  });
  useEffect(() => {
    if (!end.current || busy) return undefined;
    const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && next.current(), {
      rootMargin: "400px",
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [busy]);
  return (
    <div ref={end} className="account-more no-print">
      <Button variant="default" size="xs" loading={busy} onClick={more}>
        {t("account.timeline.more")}
      </Button>
    </div>
  );
}
