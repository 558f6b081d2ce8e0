import type { HandoffShown } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Icon } from "../../../../ui/Icon.tsx";

/** From the sale to the customer's word: who answers for each link, since when, and where the chain is broken. */
export function Custody({ handoff }: { readonly handoff: HandoffShown }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="handoff-custody">
      <h3 className="title" id="handoff-custody">
        {t("handoff.custody.title")}
      </h3>
      <p className="small dim">{t("handoff.custody.text")}</p>
      <ol className="handoff-custody">
        {handoff.custody.map((link) => (
          <Link key={link.link} link={link} promises={handoff.promises} />
        ))}
      </ol>
    </section>
  );
}

type Custodian = HandoffShown["custody"][number];

function Link({ link: { link, by, on, isBroken }, promises }: { readonly link: Custodian; readonly promises: HandoffShown["promises"] }) {
  const { t, f } = useWords();
  const isOfPromises = link === "kept" && promises.length > 0;
  const isThere = !isBroken && (on !== null || isOfPromises);
  const kept = promises.filter(({ fate }) => fate === "confirmed" || fate === "delivered").length;
  const when = isOfPromises ? t("handoff.of", { n: kept, all: promises.length }) : on === null ? "" : f.day(on);
  const who = by ?? (isThere ? "" : t(isBroken ? "handoff.custody.nobody" : "handoff.custody.notYet"));
  return (
    <li className={isBroken ? "handoff-link-broken" : isThere ? "handoff-link-there" : undefined}>
      <span className="handoff-link">
        <Icon name={isBroken ? "warning" : isThere ? "check" : "more"} size={15} />
        {t(`handoff.custody.${link}`)}
      </span>
      <span>{when}</span>
      <span className="small dim">{who}</span>
      {isBroken && <span className="small handoff-late">{t(`handoff.custody.broken.${link}`)}</span>}
    </li>
  );
}
