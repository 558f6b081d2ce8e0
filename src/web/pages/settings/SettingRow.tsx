import type { SettingView } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { settingName, settingValue } from "../../setting-name.ts";
import { Control } from "./Control.tsx";
import type { Trial } from "./trial.ts";

interface SettingRowProps {
  readonly setting: SettingView;
  readonly trial: Trial;
}

/** One question of counting: what it decides, what it may be, what the standard says and what is in force. */
export function SettingRow({ setting, trial }: SettingRowProps) {
  const words = useWords();
  const { t, f } = words;
  const { name, meaning, cases, standard, value, kind } = setting;
  const shown = trial.draft[name] ?? value;
  const isTried = trial.draft[name] !== undefined;
  const said = [
    ...(kind === "choice" ? [] : [t("settings.standard", { value: settingValue(name, standard, words) })]),
    ...(isTried ? [t("settings.inForce", { value: settingValue(name, value, words) })] : []),
    ...(cases.length === 0 ? [] : [t("settings.case", { count: cases.length, cases: f.list(cases.map(String)) })]),
  ];
  return (
    <fieldset className={`setting ${isTried ? "setting-tried" : ""}`}>
      <legend className="setting-name">
        {settingName(name, words)} {isTried && <span className="settings-mark">{t("settings.onTrial")}</span>}
        {!isTried && value !== standard && <span className="settings-mark">{t("settings.differs")}</span>}
      </legend>
      <div className="setting-words">
        <p className="dim">{t(`settings.of.${name}.meaning`, { defaultValue: meaning })}</p>
        <p className="small dim">
          {said.join(" · ")}
          {shown !== standard && (
            <button type="button" className="link setting-back" onClick={() => trial.set(name, standard)}>
              {t("settings.back")}
            </button>
          )}
        </p>
      </div>
      <Control key={String(shown)} setting={setting} value={shown} onChange={(next) => trial.set(name, next)} />
    </fieldset>
  );
}
