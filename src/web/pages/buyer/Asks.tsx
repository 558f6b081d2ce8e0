import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";

type Ask = SharedPlan["asks"][number];

const icons: Readonly<Record<Ask["kind"], IconName>> = {
  confirm: "check",
  late: "warning",
  soon: "calendar",
  date: "calendar",
  task: "check",
  measure: "chart",
  sign: "edit",
};

const PLACES: Readonly<Record<Ask["kind"], string>> = {
  confirm: "outcome",
  measure: "outcome",
  late: "step",
  soon: "step",
  date: "step",
  task: "milestone",
  sign: "sign",
};

/** The id of the part of the page that something is about. */
export const placeOf = (kind: string, id: string | null): string => (id === null ? `shared-${kind}` : `shared-${kind}-${id}`);

function goTo({ kind, about }: Ask): void {
  const place = document.getElementById(placeOf(PLACES[kind], about));
  place?.scrollIntoView({ block: "start", behavior: "smooth" });
  place?.focus({ preventScroll: true });
}

/** What is asked of the reader now: it stands first. */
export function Asks({ plan: { asks } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  return (
    <section className="card shared-asks" aria-labelledby="shared-asks">
      <h2 id="shared-asks" className="title">
        {asks.length === 0 ? t("shared.asks.nothing") : t("shared.asks.title", { count: asks.length, n: asks.length })}
      </h2>
      {asks.length === 0 && <p className="dim">{t("shared.asks.nothingText")}</p>}
      <ul>
        {asks.map((one) => (
          <li key={`${one.kind} ${one.about}`}>
            <button type="button" className="shared-ask" onClick={() => goTo(one)}>
              <span className={`shared-ask-mark ${one.kind === "late" ? "shared-late" : ""}`}>
                <Icon name={icons[one.kind]} size={18} />
              </span>
              <span>
                <span className="shared-ask-name">{one.name ?? t("shared.sign.title")}</span>
                <span className="small dim shared-ask-text">
                  {t(`shared.asks.${one.kind}`)}
                  {one.due !== null && ` ${t(one.kind === "date" ? "shared.asks.latest" : "shared.asks.due", { day: f.day(one.due) })}`}
                </span>
              </span>
              <Icon name="chevron" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
