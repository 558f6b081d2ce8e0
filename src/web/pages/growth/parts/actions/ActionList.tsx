import { Button } from "@mantine/core";
import type { Actions } from "../../../../../contract/index.ts";
import { type Role, roleNames } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Term } from "../../../../ui/Term.tsx";
import { unitsOf } from "../../levers/units.ts";
import type { PartProps } from "../../state.ts";
import { Sources } from "../Sources.tsx";
import { isTaken, takenOver } from "../take-over.ts";
import { type Names, sourceOf } from "../use-names.ts";
import { Plays } from "./Plays.tsx";

type Action = Actions["actions"][number];

interface ActionListProps extends PartProps {
  readonly found: Actions;
  readonly names: Names;
}

/** Months an improvement takes, as the ranking supposes. */
const RAMP = 3;

/** The next actions, those that raise the chance of the target most first. */
export function ActionList({ growth, found, names }: ActionListProps) {
  const { t, f } = useWords();
  const { target, chance, actions, runs } = found;
  const said = {
    arr: names.money(target.arr),
    month: f.period(target.month),
    chance: f.ratio(chance, 0),
  };
  return (
    <section className="card parts-card" aria-labelledby="parts-actions">
      <h2 className="title" id="parts-actions">
        {t("parts.actions.title")}
      </h2>
      <p className="small dim">{t("parts.actions.subtitle", { n: f.number(runs, 0) })}</p>
      <p className="parts-finding">{t(target.isAssumed ? "parts.actions.assumed" : "parts.actions.target", said)}</p>
      {actions.length === 0 ? (
        <p>{t("parts.actions.none")}</p>
      ) : (
        <ol className="parts-actions">
          {actions.map((action) => (
            <Item key={`${action.segment}:${action.lever}`} {...{ action, growth, names, month: said.month }} />
          ))}
        </ol>
      )}
      <Sources reaches={actions.flatMap((action) => benchmarkOf(growth, action))} />
    </section>
  );
}

const benchmarkOf = ({ segments }: PartProps["growth"], { segment, lever, benchmark }: Action) =>
  segments
    .filter(({ model }) => model.name === segment)
    .flatMap(({ feasible }) => feasible.filter((one) => one.lever === lever && one.benchmark === benchmark))
    .map((one) => ({ benchmark: one }));

interface ItemProps extends PartProps {
  readonly action: Action;
  readonly names: Names;
  readonly month: string;
}

function Item({ action, growth, names, month }: ItemProps) {
  const { t, f, language } = useWords();
  const { scenario, models, set } = growth;
  const unit = unitsOf(models).get(action.lever) ?? "share";
  const title = names.lever(action);
  const [benchmark] = benchmarkOf(growth, action);
  const isTried =
    isTaken(scenario.changes, action.segment, action.lever, action.to) ||
    isTaken(scenario.changes, action.segment, action.lever, action.value);
  const points = (share: number): string => f.number(share * 100, 1);
  const why =
    action.why === "below_benchmark"
      ? t("parts.actions.below", {
          mark: benchmark?.benchmark.mark ?? "",
          source: action.source === null ? "" : sourceOf(action.source).title,
        })
      : t(action.why === "own_limit" ? "parts.actions.own" : "parts.actions.room");
  return (
    <li className="parts-action">
      <h3 className="parts-action-title">
        <Term meaning={names.say.meaning(action.lever)}>{title}</Term>{" "}
        <span className="nowrap">
          {t("parts.fromTo", { from: names.say.value(unit, action.value), to: names.say.value(unit, action.to) })}
        </span>
      </h3>
      <p className="parts-lift">
        <b>{t("parts.actions.lift", { n: `${action.lift < 0 ? "\u2212" : "+"}${points(Math.abs(action.lift))}` })}</b>{" "}
        <span className="small dim">{t("parts.actions.error", { n: points(action.liftError) })}</span>
      </p>
      <p className="small dim parts-action-why">
        {t("parts.actions.adds", { arr: names.money(action.arr), month })} {why}{" "}
        {t("parts.actions.owner", { role: roleNames[action.ownerRole as Role]?.[language] ?? action.ownerRole })}
      </p>
      <div className="parts-action-try no-print">
        {isTried ? (
          <span className="small dim">{t("parts.tried")}</span>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t("parts.tryOf", { lever: title })}
            onClick={() => set.changes(takenOver(scenario.changes, [{ ...action, ramp: RAMP }]))}
          >
            {t("parts.try")}
          </Button>
        )}
      </div>
      <Plays plays={action.plays} />
    </li>
  );
}
