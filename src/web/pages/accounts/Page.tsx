import { Button, Checkbox, Popover } from "@mantine/core";
import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import type { Accounts } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { problemOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Finder } from "../../ui/Finder.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { type ColumnId, columns, useColumns } from "./columns.ts";
import { List } from "./List.tsx";
import { type AccountsProps, questionOf } from "./load.ts";
import { Teaching } from "./Teaching.tsx";
import "../../ui/table.css";
import "./accounts.css";

/** Every account, found by typing, ordered by its columns. */
export function AccountsPage({ view, answers: { first } }: AccountsProps) {
  const { t, f } = useWords();
  const question = questionOf(view);
  const [chosen, choose] = useColumns();
  const pages = useInfiniteQuery({
    queryKey: ["accounts", "pages", question],
    queryFn: ({ pageParam, signal }) => call("accounts", { ...question, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    initialData: { pages: [first], pageParams: [null] } as InfiniteData<Accounts, string | null>,
    getNextPageParam: ({ next }) => next,
    staleTime: 60_000,
    retry: false,
  });
  if (first.all === 0) return <Teaching />;
  const accounts = pages.data.pages.flatMap((page) => page.accounts);
  return (
    <section className="card accounts" aria-labelledby="accounts-found">
      <div className="accounts-head no-print">
        <Finder found={view.search.find ?? ""} label={t("accounts.find")} className="accounts-find" onKeyDown={intoTheList} />
        <Columns chosen={chosen} choose={choose} />
      </div>
      <p className="small dim" id="accounts-found" aria-live="polite">
        {first.total === first.all
          ? t("accounts.all", { count: first.total, n: f.number(first.total, 0) })
          : t("accounts.found", { count: first.total, n: f.number(first.total, 0), all: f.number(first.all, 0) })}
        {view.currencies.length > 1 && first.currency !== null && ` ${t("accounts.ordered", { currency: first.currency })}`}
      </p>
      {pages.isError && <Trouble problem={problemOf(pages.error)} again={() => void pages.refetch()} />}
      {first.total === 0 ? (
        <Nothing />
      ) : (
        <List
          view={view}
          accounts={accounts}
          total={first.total}
          chosen={columns.filter(({ id }) => chosen.includes(id))}
          more={pages.hasNextPage && !pages.isFetchingNextPage ? () => void pages.fetchNextPage() : null}
        />
      )}
    </section>
  );
}

const intoTheList = (event: KeyboardEvent<HTMLInputElement>): void => {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  event.currentTarget.closest("section")?.querySelector<HTMLElement>("tbody a")?.focus();
};

function Columns({ chosen, choose }: { readonly chosen: readonly ColumnId[]; readonly choose: (ids: readonly ColumnId[]) => void }) {
  const { t } = useWords();
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<Icon name="table" size={16} />}>
          {t("accounts.columns")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className="accounts-columns">
          <legend className="visually-hidden">{t("accounts.columns")}</legend>
          {columns.map(({ id }) => (
            <Checkbox
              key={id}
              label={t(`accounts.column.${id}`)}
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) => choose(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}

/** No account is called so, or has such a segment. */
function Nothing() {
  const { t } = useWords();
  const change = useAddressChange();
  return (
    <div className="accounts-nothing">
      <p className="title">{t("accounts.nothing")}</p>
      <p className="dim">{t("accounts.nothingText")}</p>
      <Button variant="default" size="xs" mt="sm" onClick={() => change({ find: undefined, where: undefined })}>
        {t("accounts.showAll")}
      </Button>
    </div>
  );
}
