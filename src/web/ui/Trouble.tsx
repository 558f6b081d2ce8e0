import { Button, Code } from "@mantine/core";
import type { Problem } from "../../contract/index.ts";
import { type Role, roleNames, roles } from "../../standard/index.ts";
import { type Language, useWords } from "../i18n/index.ts";
import { Go } from "./Go.tsx";
import { Icon } from "./Icon.tsx";
import "./states.css";

/** Problems with words of their own in every language; others are told as the program tells them. */
const TRANSLATED: ReadonlySet<string> = new Set([
  "unreachable",
  "page_error",
  "internal_error",
  "empty_ledger",
  "after_the_data",
  "empty_range",
  "no_such_field",
  "no_such_metric",
  "which_part",
  "future_as_of",
  "no_such_upload",
  "no_such_job",
  "no_such_account",
  "no_such_batch",
  "no_such_issue",
  "no_reporting_currency",
  "too_short",
  "which_currency",
  "no_such_profile",
  "bad_setting",
  "no_such_setting",
  "bad_settings",
  "not_signed_in",
  "bad_sign_in",
  "too_many_attempts",
  "bad_password",
  "link_closed",
  "known_person",
  "last_admin",
  "demo_only",
  "no_demo",
  "not_local",
  "not_active",
  "no_such_person",
  "no_such_invitation",
  "no_such_token",
  "sso_unreachable",
]);

const isRole = (role: unknown): role is Role => roles.some((known) => known === role);

const namesOf = (given: unknown, language: Language): readonly string[] =>
  (Array.isArray(given) ? given : []).filter(isRole).map((role) => roleNames[role][language]);

export function useSentence(): (problem: Problem) => string {
  const { t, f, language } = useWords();
  return ({ code, detail, details }) => {
    if (code === "forbidden") return t("problem.forbidden", { roles: f.list(namesOf(details?.["roles"], language)) });
    return TRANSLATED.has(code) ? t(`problem.${code}`, details ?? {}) : detail;
  };
}

/** What went wrong, why, what to do, and the code to quote. */
export function Trouble({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  const { t } = useWords();
  const sentence = useSentence();
  return (
    <div className="state state-bad" role="alert">
      <Icon name="warning" size={22} />
      <div>
        <p className="title">{t("problem.title")}</p>
        <p>{sentence(problem)}</p>
        {TRANSLATED.has(problem.code) && problem.status > 0 && (
          <p className="small dim" lang="en">
            {problem.detail}
          </p>
        )}
        <p className="small dim">
          {t("problem.code")} <Code>{problem.code}</Code>
        </p>
        {(problem.code === "no_reporting_currency" || problem.code === "which_currency") && (
          <p>
            <Go to="/settings" search={{ tab: "currency" }} className="link">
              {t("problem.settings")}
            </Go>
          </p>
        )}
        {again && (
          <Button variant="default" size="xs" mt="sm" onClick={again}>
            {t("problem.again")}
          </Button>
        )}
      </div>
    </div>
  );
}
