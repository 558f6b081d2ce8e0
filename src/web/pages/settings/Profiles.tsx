import { Button } from "@mantine/core";
import type { Output } from "../../../contract/index.ts";
import { differences, settingNames } from "../../../domain/index.ts";
import { findProfile, settingsOf } from "../../../standard/index.ts";
import { useHasPage } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { settingName, settingValue } from "../../setting-name.ts";
import { Go } from "../../ui/Go.tsx";
import type { PartProps } from "./part-props.ts";
import { settingsIn } from "./trial.ts";

type Profile = Output<"settings">["profiles"][number];

/** How other tools count: what is known of it, and what it would make of our numbers. */
export function Profiles(props: PartProps) {
  const { t } = useWords();
  return (
    <>
      <p className="dim settings-lead">{t("settings.profiles.lead")}</p>
      {props.answer.profiles.map((profile) => (
        <One key={profile.name} profile={profile} {...props} />
      ))}
    </>
  );
}

function One({ profile, answer, search, trial }: PartProps & { readonly profile: Profile }) {
  const words = useWords();
  const { t, f } = words;
  const own = settingsIn(answer);
  const known = findProfile(profile.name);
  const theirs = known === undefined ? own : settingsOf(known, own);
  const differ = settingNames.filter((name) => theirs[name] !== own[name]);
  const explained = useHasPage("/differences");
  const { title, source, says, limits, methods } = profile;
  return (
    <section className="card profile" aria-labelledby={`profile-${profile.name}`}>
      <div className="profile-head">
        <div>
          <h2 id={`profile-${profile.name}`} className="title">
            {title}
          </h2>
          <p className="small dim">{t("settings.profiles.source", { source })}</p>
        </div>
        <div className="profile-tools">
          <Button component={Go} to="/revenue" search={{ ...filtersOf(search), set: undefined, profile: profile.name }} size="xs">
            {t("settings.profiles.look")}
          </Button>
          {explained && (
            <Button
              component={Go}
              to="/differences"
              search={{ ...filtersOf(search), set: undefined, profile: undefined, sideA: "ours", sideB: profile.name }}
              size="xs"
              variant="default"
            >
              {t("settings.profiles.difference")}
            </Button>
          )}
          {differ.length > 0 && (
            <Button size="xs" variant="default" onClick={() => trial.tryAll(differences(theirs))}>
              {t("settings.profiles.adopt")}
            </Button>
          )}
        </div>
      </div>
      <h3 className="small">{differ.length === 0 ? t("settings.profiles.same") : t("settings.profiles.differs")}</h3>
      <ul className="small">
        {differ.map((name) => (
          <li key={name}>
            {t("settings.profiles.differsIn", {
              name: settingName(name, words),
              to: settingValue(name, theirs[name], words),
              from: settingValue(name, own[name], words),
            })}
          </li>
        ))}
      </ul>
      {Object.keys(methods).length > 0 && (
        <>
          <h3 className="small">{t("settings.profiles.methods")}</h3>
          <ul className="small">
            {Object.entries(methods).map(([metric, method]) => (
              <li key={metric}>
                {t("settings.profiles.method", {
                  metric: t(`metric.${metric}.title`, { defaultValue: metric }),
                  method: t(`metric.${metric}.method.${method}`, { defaultValue: method }),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="small">{t("settings.profiles.limits")}</h3>
      <ul className="small" lang="en">
        {limits.map((limit) => (
          <li key={limit} lang="en">
            {limit}
          </li>
        ))}
      </ul>
      <details className="small">
        <summary>{t("settings.profiles.says", { count: says.length, n: f.number(says.length, 0) })}</summary>
        <ul>
          {says.map(({ row, mark, what }) => (
            <li key={`${row}/${what}`}>
              <span lang="en">{what}</span>{" "}
              <span className="dim">
                ({t("settings.profiles.row", { row })}, {t(`settings.profiles.mark.${mark}`)})
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
