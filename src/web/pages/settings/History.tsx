import { Button, FileButton, Textarea } from "@mantine/core";
import { useState } from "react";
import { DEFAULT_SETTINGS, differences, type Overrides, type Settings, settingNames } from "../../../domain/index.ts";
import { useWords } from "../../i18n/index.ts";
import { settingName, settingValue } from "../../setting-name.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { PartProps } from "./part-props.ts";
import type { Trial } from "./trial.ts";

/** What was changed and when, any of it restored; and the settings as a file. */
export function History({ answer: { history, file }, trial }: PartProps) {
  const { t, f } = useWords();
  return (
    <>
      <section className="card" aria-labelledby="changes">
        <h2 id="changes" className="title">
          {t("settings.history.title")}
        </h2>
        {history.length === 0 && <p className="dim">{t("settings.history.none")}</p>}
        <ol className="history">
          {history.map(({ id, changedAt, overrides }, i) => (
            <li key={id}>
              <div>
                <p className="nowrap">{f.instant(changedAt)}</p>
                <What now={overrides as Overrides} before={(history[i + 1]?.overrides ?? {}) as Overrides} />
              </div>
              {i === 0 ? (
                <span className="settings-mark">{t("settings.history.now")}</span>
              ) : (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t("settings.history.restoreOf", { instant: f.instant(changedAt) })}
                  onClick={() => trial.tryAll(overrides as Overrides)}
                >
                  {t("settings.history.restore")}
                </Button>
              )}
            </li>
          ))}
          {history.length > 0 && Object.keys(history[0]?.overrides ?? {}).length > 0 && (
            <li>
              <p>{t("settings.history.standard")}</p>
              <Button size="xs" variant="default" aria-label={t("settings.history.restoreStandard")} onClick={() => trial.tryAll({})}>
                {t("settings.history.restore")}
              </Button>
            </li>
          )}
        </ol>
      </section>
      <AsFile file={file} trial={trial} />
    </>
  );
}

/** A change in words: each setting that became another. */
function What({ now, before }: { readonly now: Overrides; readonly before: Overrides }) {
  const words = useWords();
  const { t } = words;
  const [after, past]: readonly Settings[] = [
    { ...DEFAULT_SETTINGS, ...now },
    { ...DEFAULT_SETTINGS, ...before },
  ];
  if (after === undefined || past === undefined) return null;
  const changed = differences(after, past);
  const names = settingNames.filter((name) => changed[name] !== undefined);
  if (names.length === 0) return <p className="small dim">{t("settings.history.same")}</p>;
  return (
    <ul className="small dim">
      {names.map((name) => (
        <li key={name}>
          {t("settings.trial.changed", {
            name: settingName(name, words),
            from: settingValue(name, past[name], words),
            to: settingValue(name, after[name], words),
          })}
        </li>
      ))}
    </ul>
  );
}

function AsFile({ file, trial }: { readonly file: string; readonly trial: Trial }) {
  const { t } = useWords();
  const [written, setWritten] = useState("");
  const isStandard = file.trim() === "{}";
  return (
    <section className="card" aria-labelledby="as-file">
      <h2 id="as-file" className="title">
        {t("settings.file.title")}
      </h2>
      <p className="dim settings-lead">{t("settings.file.text")}</p>
      <div className="columns">
        <div>
          <h3 className="small">{t("settings.file.current")}</h3>
          {isStandard ? <p className="dim">{t("settings.file.standard")}</p> : <pre className="settings-file">{file}</pre>}
          <Button
            size="xs"
            variant="default"
            component="a"
            href={`data:text/yaml;charset=utf-8,${encodeURIComponent(file)}`}
            download="settings.yaml"
            leftSection={<Icon name="download" size={14} />}
          >
            {t("settings.file.download")}
          </Button>
        </div>
        <div>
          <Textarea
            label={t("settings.file.paste")}
            placeholder={"gapDays: 0\npauseTreatment: churn"}
            autosize
            minRows={4}
            value={written}
            maxLength={20_000}
            spellCheck={false}
            classNames={{ input: "settings-paste" }}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
          <div className="effects-buttons">
            <Button size="xs" disabled={written.trim() === ""} onClick={() => trial.tryFile(written)}>
              {t("settings.file.show")}
            </Button>
            <FileButton accept=".yaml,.yml,.json,text/yaml" onChange={(chosen) => void chosen?.text().then(setWritten)}>
              {(props) => (
                <Button {...props} size="xs" variant="default" leftSection={<Icon name="upload" size={14} />}>
                  {t("settings.file.choose")}
                </Button>
              )}
            </FileButton>
          </div>
        </div>
      </div>
    </section>
  );
}
