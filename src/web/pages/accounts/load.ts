import { type AccountSort, accountSorts, type Input } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import type { PageProps } from "../../page.ts";
import { countedOf, type View } from "../../view.ts";

const PAGE = 200;

/** The list asked for by an address, without the place where a page of it begins. */
export function questionOf({ search, shared }: View): Input<"accounts"> {
  const sort: AccountSort | undefined = accountSorts.find((one) => one === search.sort);
  return {
    limit: PAGE,
    ...countedOf(search),
    ...(shared.where === undefined ? {} : { where: shared.where }),
    ...(shared.currency === undefined ? {} : { currency: shared.currency }),
    ...(search.find === undefined ? {} : { search: search.find }),
    ...(sort === undefined ? {} : { sort }),
    ...(search.order === undefined ? {} : { order: search.order }),
  };
}

/** The first page is part of what the page needs to be drawn; the others follow as one scrolls. */
export const load = (view: View) => ({ first: ask("accounts", questionOf(view)) });

export type AccountsProps = PageProps<ReturnType<typeof load>>;
