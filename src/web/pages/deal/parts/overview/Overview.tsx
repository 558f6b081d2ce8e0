import { useWords } from "../../../../i18n/index.ts";
import type { PartProps } from "../../load.ts";

/** Where a deal stands, and what is next. */
export function Overview({ deal }: PartProps) {
  const { t, f } = useWords();
  return (
    <section className="card" aria-labelledby="deal-next">
      <h3 className="title" id="deal-next">
        {t("deal.next")}
      </h3>
      <p>{deal.nextStep === null ? t("deal.noNext") : `${f.day(deal.nextStep.on)}: ${deal.nextStep.what} (${deal.nextStep.owner})`}</p>
    </section>
  );
}
