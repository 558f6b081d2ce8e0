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

/** More days than this that are asked for are one thing to do. */
const FEW_DAYS = 2;

/** What is asked of the reader now: it stands first. */
export function Asks({ plan: { asks: all, today } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  const dates = all.filter(({ kind }) => kind === "date");
  const [first] = dates;
  const isMany = dates.length > FEW_DAYS;
  const asks = isMany ? all.filter((one) => one.kind !== "date" || one === first) : all;
  const textOf = (one: Ask): string => {
    if (isMany && one === first) return f.list(dates.flatMap(({ name }) => name ?? []));
    const on = one.due === null ? null : f.day(one.due);
    const due = one.kind !== "date" ? "due" : one.due !== null && one.due < today ? "latestPast" : "latest";
    return [t(`shared.asks.${one.kind}`), on === null ? "" : t(`shared.asks.${due}`, { day: on })].join(" ").trim();
  };
  const nameOf = (one: Ask): string =>
    isMany && one === first ? t("shared.asks.days", { n: dates.length }) : (one.name ?? t("shared.sign.title"));
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
                <span className="shared-ask-name">{nameOf(one)}</span>
                <span className="small dim shared-ask-text">{textOf(one)}</span>
              </span>
              <Icon name="chevron" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
