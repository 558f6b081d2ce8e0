import { RATE_DAYS, recordDefinition } from "../../../domain/index.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { PartProps } from "./part-props.ts";
import { SettingRow } from "./SettingRow.tsx";

/** Which currency money is turned into, at which rates, and where rates come from. */
export function Currencies({ answer, search, trial }: PartProps) {
  const { t } = useWords();
  return (
    <>
      <section className="card" aria-labelledby="money">
        <h2 id="money" className="title">
          {t("settings.money.title")}
        </h2>
        <p className="dim settings-lead">{t("settings.money.text")}</p>
        {answer.settings
          .filter(({ group }) => group === "currency")
          .toSorted((a, b) => Number(b.name === "reportingCurrency") - Number(a.name === "reportingCurrency"))
          .map((setting) => (
            <SettingRow key={setting.name} setting={setting} trial={trial} />
          ))}
      </section>
      <section className="card settings-rates" aria-labelledby="rates">
        <h2 id="rates" className="title">
          {t("settings.rates.title")}
        </h2>
        <p className="settings-lead">{t("settings.rates.text", { days: RATE_DAYS })}</p>
        <pre className="settings-file">{sample()}</pre>
        <p className="dim settings-lead">{t("settings.rates.rules")}</p>
        <p className="settings-links">
          <a className="link" href="/api/templates/exchange_rate.csv" download>
            <Icon name="download" size={14} /> {t("settings.rates.template")}
          </a>
          <Go to="/imports" search={filtersOf(search)} className="link">
            <Icon name="upload" size={14} /> {t("settings.rates.import")}
          </Go>
        </p>
      </section>
    </>
  );
}

/** The columns in the order of the record, with the row of its example. */
function sample(): string {
  const { fields, example } = recordDefinition("exchange_rate");
  const names = Object.keys(fields);
  return [names, names.map((name) => (example as Readonly<Record<string, string>>)[name] ?? "")].map((row) => row.join(",")).join("\n");
}
