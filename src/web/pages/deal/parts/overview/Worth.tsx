import { worthOf } from "../../../../deals/lines.ts";
import { useWords } from "../../../../i18n/index.ts";

/** Worth a year at list price and after discount. */
export function Worth({ lines, currency }: { readonly lines: Parameters<typeof worthOf>[0]; readonly currency: string }) {
  const { t, f } = useWords();
  const { listMinor, amountMinor } = worthOf(lines, currency);
  return (
    <p className="deal-products-worth">
      <span>{t("deal.products.year")}</span> <b>{f.money(amountMinor, currency)}</b>
      {listMinor !== amountMinor && <span className="small dim">{t("deal.products.list", { amount: f.money(listMinor, currency) })}</span>}
    </p>
  );
}
