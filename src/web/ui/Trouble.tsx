import { Button, Code } from "@mantine/core";
import type { Problem } from "../../contract/index.ts";
import { type HandoffField, handoffFields, handoffFieldWords, type Role, roleNames, roles } from "../../standard/index.ts";
import { useWords } from "../i18n/index.ts";
import { Go } from "./Go.tsx";
import { Icon } from "./Icon.tsx";
import { TRANSLATED } from "./translated.ts";
import "./states.css";

const listOf = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : []);
const rolesIn = (given: unknown): readonly Role[] => roles.filter((role) => listOf(given).includes(role));
const fieldsIn = (given: unknown): readonly HandoffField[] => handoffFields.filter((field) => listOf(given).includes(field));

export function useSentence(): (problem: Problem) => string {
  const { t, f, language } = useWords();
  return ({ code, detail, details = {} }) => {
    if (!TRANSLATED.has(code)) return detail;
    const names = {
      roles: f.list(rolesIn(details["roles"]).map((role) => roleNames[role][language])),
      missing: f.list(fieldsIn(details["missing"]).map((field) => handoffFieldWords[field][language])),
    };
    return t(`problem.${code}`, { ...details, ...names });
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
