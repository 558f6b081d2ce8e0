import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ListedAccount } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { useValueName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import type { View } from "../../view.ts";
import type { Column } from "./columns.ts";

interface ListProps {
  readonly view: View;
  readonly accounts: readonly ListedAccount[];
  readonly total: number;
  readonly chosen: readonly Column[];
  /** Fetches the accounts that follow; null while that is under way, or when there are none. */
  readonly more: (() => void) | null;
}

const ROW = 51;
/** So far from the end the next page is asked for. */
const AHEAD = 60;

/** Up and down arrows move the focus from account to account. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key] as "nextElementSibling" | undefined;
  if (step === undefined) return;
  event.preventDefault();
  event.currentTarget.closest("tr")?.[step]?.querySelector<HTMLElement>("a")?.focus();
}

/** The rows in sight of a list as long as it likes. */
export function List({ view, accounts, total, chosen, more }: ListProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: accounts.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 12 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= accounts.length - AHEAD) more();
  }, [more, last, accounts.length]);
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className="table-box accounts-list" ref={box}>
      <table aria-rowcount={total + 1} style={{ marginBlock: `${above}px ${below}px` }}>
        <thead>
          <tr>
            <Heading view={view} id="name" sort="name" isNumber={false} />
            {chosen.map((column) => (
              <Heading key={column.id} view={view} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index }) => {
            const account = accounts[index];
            if (!account) return null;
            return (
              <tr key={account.account} aria-rowindex={index + 2}>
                <th scope="row">
                  <Go to={`/accounts/${account.account}`} search={filtersOf(view.search)} className="figure accounts-name" onKeyDown={walk}>
                    {account.name ?? account.id}
                  </Go>
                  <span className="small dim accounts-id">{account.domain ?? (account.id === account.name ? "" : account.id)}</span>
                </th>
                {chosen.map((column) => (
                  <Cell key={column.id} column={column} account={account} currency={view.shared.currency} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="visually-hidden">{t("accounts.keys")}</p>
    </div>
  );
}

const FIRST = { mrr: "desc", name: "asc", since: "desc", touch: "desc", renewal: "asc" } as const;

interface HeadingProps {
  readonly view: View;
  readonly id: Column["id"] | "name";
  readonly sort: keyof typeof FIRST | null;
  readonly isNumber: boolean;
}

/** A column's name; pressed, it orders the list, and pressed again the other way. */
function Heading({ view: { search }, id, sort, isNumber }: HeadingProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const name = t(`accounts.column.${id}`);
  const className = `${isNumber ? "num " : ""}accounts-${id === "name" ? "called" : id}`;
  if (sort === null)
    return (
      <th scope="col" className={className}>
        {name}
      </th>
    );
  const isChosen = (search.sort ?? "mrr") === sort;
  const order = isChosen ? (search.order ?? FIRST[sort]) : null;
  const press = (): void =>
    change(
      { sort: sort === "mrr" ? undefined : sort, order: order === null ? undefined : order === "asc" ? "desc" : "asc" },
      { replace: true },
    );
  return (
    <th scope="col" className={className} aria-sort={order === null ? "none" : order === "asc" ? "ascending" : "descending"}>
      <button type="button" className="accounts-sort" onClick={press}>
        {name}
        <span aria-hidden="true">{order === null ? "" : order === "asc" ? " ↑" : " ↓"}</span>
      </button>
    </th>
  );
}

interface CellProps {
  readonly column: Column;
  readonly account: ListedAccount;
  readonly currency: string | undefined;
}

function Cell({ column: { id, isNumber }, account, currency }: CellProps) {
  const { t, f } = useWords();
  const valueName = useValueName();
  const { revenue, since, model, motion, lastTouch, nextRenewal, openOpportunities, sources } = account;
  // The chosen currency first: it is what orders the list.
  const money = [...revenue].sort((a, b) => Number(b.currency === currency) - Number(a.currency === currency));
  const paid = (what: "mrr" | "arr"): string =>
    money.length === 0 ? t("accounts.pays.nothing") : money.map((one) => f.money(one[what], one.currency)).join(" + ");
  const day = (text: string | null, none: string): string => (text === null ? none : f.day(text));
  const told = {
    mrr: () => paid("mrr"),
    arr: () => paid("arr"),
    since: () => (since === null ? t(revenue.length > 0 ? "accounts.since.before" : "accounts.since.never") : f.period(since)),
    model: () => (model === null ? t("accounts.unknown") : valueName("model", model)),
    motion: () => (motion === null ? t("accounts.unknown") : valueName("motion", motion)),
    touch: () => day(lastTouch, t("accounts.touch.none")),
    renewal: () => day(nextRenewal, t("accounts.renewal.none")),
    open: () => f.number(openOpportunities, 0),
    sources: () => sources.join(", "),
  };
  const isMissing = {
    mrr: money.length === 0,
    arr: money.length === 0,
    since: since === null,
    model: model === null,
    motion: motion === null,
    touch: lastTouch === null,
    renewal: nextRenewal === null,
    open: openOpportunities === 0,
    sources: false,
  }[id];
  return <td className={`${isNumber ? "num " : ""}accounts-${id} ${isMissing ? "dim" : ""}`}>{told[id]()}</td>;
}
