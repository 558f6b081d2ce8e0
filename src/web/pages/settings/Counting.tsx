import { settingGroups } from "../../../domain/index.ts";
import { useWords } from "../../i18n/index.ts";
import type { PartProps } from "./part-props.ts";
import { SettingRow } from "./SettingRow.tsx";

/** Every setting by group; those of currencies stand in a part of their own. */
export function Counting({ answer, trial }: PartProps) {
  const { t } = useWords();
  const known: readonly string[] = settingGroups;
  const others = answer.settings.map(({ group }) => group).filter((group) => !known.includes(group));
  const groups = [...known.filter((group) => group !== "currency"), ...new Set(others)];
  return groups.map((group) => {
    const settings = answer.settings.filter((setting) => setting.group === group);
    return settings.length === 0 ? null : (
      <section key={group} className="card" aria-labelledby={`group-${group}`}>
        <h2 id={`group-${group}`} className="title">
          {t(`settings.group.${group}`, { defaultValue: group })}
        </h2>
        {settings.map((setting) => (
          <SettingRow key={setting.name} setting={setting} trial={trial} />
        ))}
      </section>
    );
  });
}
