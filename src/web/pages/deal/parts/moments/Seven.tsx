import type { Moments } from "../../../../../contract/index.ts";
import { type Moment, type MomentId, moments } from "../../../../../standard/index.ts";
import { useAddressChange } from "../../../../address.ts";
import { useWords } from "../../../../i18n/index.ts";
import type { Search } from "../../../../search.ts";
import { OneMoment } from "./OneMoment.tsx";
import { Quality } from "./Quality.tsx";
import type { Whose } from "./whose.ts";

const AFTER: ReadonlySet<MomentId> = new Set(["orchestrate", "outcomes", "grow"]);

/** The moment to look at first: the first one that is not done well, before the sale of what is being sold and after it of what is not. */
function firstOf(found: Moments, { outcome }: Whose): MomentId {
  const isAfter = outcome === "won";
  const open = found.moments.filter(({ moment }) => AFTER.has(moment) === isAfter);
  return (open.find(({ quality }) => (quality ?? 0) < 2) ?? open[0])?.moment ?? "business_outcome";
}

/** The seven in their order, and one of them open. */
export function Seven({ found, search, of }: { readonly found: Moments; readonly search: Search; readonly of: Whose }) {
  const { t, language } = useWords();
  const change = useAddressChange();
  const open = moments.find(({ id }) => id === search.open)?.id ?? firstOf(found, of);
  const standard = moments.find(({ id }) => id === open) as Moment;
  const one = found.moments.find(({ moment }) => moment === open);
  return (
    <section className="card moment-seven" aria-labelledby="moments-title">
      <h3 className="title" id="moments-title">
        {t("dealMoments.title")}
      </h3>
      <p className="small dim">{t("dealMoments.text")}</p>
      <ol className="moment-rail">
        {found.moments.map(({ moment, quality, records }, at) => (
          <li key={moment}>
            <button
              type="button"
              className="moment-step"
              aria-pressed={moment === open}
              onClick={() => change({ open: moment }, { replace: true })}
            >
              <span className="moment-name">
                <span className="moment-number" aria-hidden="true">
                  {at + 1}
                </span>
                {moments.find(({ id }) => id === moment)?.title[language]}
              </span>
              <Quality value={quality} />
              {records.length > 1 && (
                <span className="small dim">{t("dealMoments.records", { count: records.length, n: records.length })}</span>
              )}
            </button>
          </li>
        ))}
      </ol>
      <OneMoment key={open} standard={standard} records={one?.records ?? []} quality={one?.quality ?? null} of={of} />
    </section>
  );
}
