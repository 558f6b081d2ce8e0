import type { Account } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import { countedOf, type View } from "../../view.ts";

/** An account is looked at by itself: segments and currency, which choose among many, are left aside. */
export const load = ({ search, record = "" }: View) => ({ account: ask("account", { id: record, ...countedOf(search) }) });

/** What every part of the page is given. */
export interface PartProps {
  readonly view: View;
  readonly account: Account;
}
