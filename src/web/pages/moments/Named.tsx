import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";

interface NamedProps {
  readonly of: { readonly deal: number; readonly dealName: string; readonly account: number | null; readonly accountName: string | null };
  readonly search: Search;
}

/** A deal's name, leading to its moments; its account below. */
export function Named({ of: { deal, dealName, account, accountName }, search }: NamedProps) {
  return (
    <>
      <Go to={`/deals/${deal}`} search={{ ...filtersOf(search), tab: "moments" }} className="link report-name">
        {dealName}
      </Go>
      {account !== null && (
        <span className="small report-under">
          <AccountName account={account} name={accountName} search={search} />
        </span>
      )}
    </>
  );
}

interface AccountNameProps {
  readonly account: number;
  readonly name: string | null;
  readonly search: Search;
}

export function AccountName({ account, name, search }: AccountNameProps) {
  const { t } = useWords();
  return (
    <Go to={`/accounts/${account}`} search={{ ...filtersOf(search), tab: "moments" }} className="link">
      {name ?? t("moments.unnamed", { n: account })}
    </Go>
  );
}
