import { Button, Progress } from "@mantine/core";
import { useEffect } from "react";
import type { SettingsPreview } from "../../../contract/index.ts";
import { type Overrides, writeOverrides } from "../../../domain/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { settingName, settingValue } from "../../setting-name.ts";
import { Go } from "../../ui/Go.tsx";
import { Note } from "../../ui/Note.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { useSentence } from "../../ui/Trouble.tsx";
import { differenceOf, told, unitOf } from "../../units.ts";
import type { Trial } from "./trial.ts";

/** What a change would do to the last whole month, before it is saved; and the way back after. */
export function Effects({ search, trial }: { readonly search: Search; readonly trial: Trial }) {
  const { t } = useWords();
  const sentence = useSentence();
  const { isOpen, done, problem, preview } = trial;
  const isTold = preview !== null || problem !== null;
  useEffect(() => {
    if (isOpen && isTold) document.activeElement?.scrollIntoView({ block: "nearest" });
  }, [isOpen, isTold]);
  if (!isOpen && done === null && problem === null) return null;
  if (!isOpen) {
    return (
      <div className="effects effects-done" role="status">
        {problem ? (
          <Note kind="bad">{sentence(problem)}</Note>
        ) : (
          <Note kind="good">{t(done === "undone" ? "settings.undone" : "settings.saved")}</Note>
        )}
        {done === "saved" && (
          <Button size="xs" variant="default" loading={trial.saving} onClick={trial.undo}>
            {t("settings.undo")}
          </Button>
        )}
      </div>
    );
  }
  const changed = preview?.changed ?? [];
  const count = Math.max(1, changed.length);
  return (
    <section className="effects" aria-labelledby="effects">
      <h2 id="effects" className="title">
        {t("settings.trial.title", { count, n: count })}
      </h2>
      <ScrollBox className="effects-body" label={t("settings.trial.difference")}>
        {problem && <Note kind="bad">{t("settings.problem", { sentence: `${sentence(problem)} ${problem.detail}` })}</Note>}
        {!problem && preview === null && <Counted trial={trial} />}
        {preview && <Told preview={preview} />}
      </ScrollBox>
      <p className="visually-hidden" role="status">
        {preview && t("settings.trial.ready")}
      </p>
      <div className="effects-buttons">
        <Button size="sm" disabled={preview === null || changed.length === 0} loading={trial.saving} onClick={trial.save}>
          {t("settings.trial.save")}
        </Button>
        <Button size="sm" variant="default" onClick={trial.discard}>
          {t("settings.trial.discard")}
        </Button>
        {preview?.period != null && changed.length > 0 && (
          <Go to="/revenue" search={{ ...filtersOf(search), profile: undefined, set: setOf(preview) }} className="link">
            {t("settings.trial.look")}
          </Go>
        )}
      </div>
    </section>
  );
}

const setOf = ({ changed }: SettingsPreview): string =>
  writeOverrides(Object.fromEntries(changed.map(({ name, to }) => [name, to])) as Overrides);

function Counted({ trial: { step } }: { readonly trial: Trial }) {
  const { t, f } = useWords();
  const known = step !== null && step.total > 0;
  return (
    <>
      <p className="small dim">
        {t("settings.trial.waiting")} {known && t("derive.count", { done: f.number(step.done, 0), total: f.number(step.total, 0) })}
      </p>
      <Progress
        value={known ? (step.done / step.total) * 100 : 100}
        animated={!known}
        striped={!known}
        aria-label={t("settings.trial.waiting")}
      />
    </>
  );
}

function Told({ preview: { changed, period, effects } }: { readonly preview: SettingsPreview }) {
  const words = useWords();
  const { t, f } = words;
  if (changed.length === 0) return <p>{t("settings.trial.same")}</p>;
  const nothing = effects.every(isSame);
  return (
    <>
      <ul className="effects-changed small">
        {changed.map(({ name, from, to }) => (
          <li key={name}>
            {t("settings.trial.changed", {
              name: settingName(name, words),
              from: settingValue(name, from, words),
              to: settingValue(name, to, words),
            })}
          </li>
        ))}
      </ul>
      {period === null && <p>{t("settings.trial.empty")}</p>}
      {period !== null && nothing && <p className="effects-same">{t("settings.trial.nothing", { period: f.period(period) })}</p>}
      {period !== null && !nothing && <Table effects={effects} period={period} />}
    </>
  );
}

type Effect = SettingsPreview["effects"][number];

const isSame = ({ before, after }: Effect): boolean => before.value === after.value && before.reason === after.reason;

/** Before, after and the difference of what changes; what does not is named in one line. */
function Table({ effects, period }: Pick<SettingsPreview, "effects"> & { readonly period: string }) {
  const words = useWords();
  const { t, f } = words;
  const nameOf = ({ metric, currency }: Effect): string => `${t(`metric.${metric}.title`)}${currency === undefined ? "" : `, ${currency}`}`;
  const same = effects.filter(isSame);
  return (
    <>
      <div className="table-box">
        <table className="effects-table">
          <caption className="small dim">{t("settings.trial.period", { period: f.period(period) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("settings.trial.metric")}</th>
              <th scope="col">{t("settings.trial.beforeAfter")}</th>
              <th scope="col" className="num">
                {t("settings.trial.difference")}
              </th>
            </tr>
          </thead>
          <tbody>
            {effects
              .filter((effect) => !isSame(effect))
              .map((effect) => {
                const { metric, currency, before, after, difference } = effect;
                const unit = unitOf(metric, effect.unit);
                return (
                  <tr key={nameOf(effect)}>
                    <th scope="row">{nameOf(effect)}</th>
                    <td>
                      {told(before, unit, currency, words)} → {told(after, unit, currency, words)}
                    </td>
                    <td className="num">{difference !== null && <strong>{differenceOf(difference, unit, currency, words)}</strong>}</td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </div>
      {same.length > 0 && <p className="small dim">{t("settings.trial.unchanged", { names: f.list(same.map(nameOf)) })}</p>}
    </>
  );
}
