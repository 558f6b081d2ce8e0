import type { Reaches } from "../../../../growth/index.ts";
import { useWords } from "../../../i18n/index.ts";
import type { Names } from "./use-names.ts";

/** Levers that are left out, since nothing in the ledger tells them. */
export function Assumed({ assumed, names }: { readonly assumed: Reaches["assumed"]; readonly names: Names }) {
  const { t, f } = useWords();
  if (assumed.length === 0) return null;
  const levers = [...new Set(assumed.map(({ lever }) => lever))].map((lever) => {
    const of = assumed.filter((one) => one.lever === lever);
    return of.length === 1 && of[0] !== undefined ? names.lever(of[0]) : names.say.title(lever);
  });
  return <p className="small dim">{t("parts.assumed", { count: levers.length, levers: f.list(levers) })}</p>;
}
