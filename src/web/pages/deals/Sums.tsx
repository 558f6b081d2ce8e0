import type { Deals } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";

/** What deals are worth together, each currency by itself. */
export function Sums({ amounts }: { readonly amounts: Deals["amounts"] }) {
  const { f } = useWords();
  if (amounts.length === 0) return null;
  return (
    <span className="deals-sums">
      {amounts.map(({ minor, currency }) => (
        <span key={currency}>{f.moneyShort(minor, currency)}</span>
      ))}
    </span>
  );
}
