import { useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { countsAll } from "./load.ts";
import type { PartProps } from "./state.ts";

/** Where money comes in several currencies, what the model made one of them, and how to look at one alone. */
export function Converted({ growth: { view, currency } }: PartProps) {
  const { t } = useWords();
  const change = useAddressChange();
  if (view.currencies.length < 2 || !countsAll(view)) return null;
  return (
    <p className="small dim growth-converted no-print">
      {t("growth.converted", { currency: currency ?? "" })}{" "}
      {view.currencies.map((one) => (
        <button key={one} type="button" className="chip" onClick={() => change({ currency: one })}>
          {t("growth.onlyCurrency", { currency: one })}
        </button>
      ))}
    </p>
  );
}
