import { gateFactWords, letterWords } from "../../../../../standard/index.ts";
import type { Language } from "../../../../i18n/index.ts";
import type { Told } from "./recording.ts";

type Asked = Told["gates"][number]["asks"][number]["asked"];
type Translate = (key: string, values?: Record<string, unknown>) => string;

/** A requirement of a gate in words. */
export function askedInWords(asked: Asked, t: Translate, language: Language): string {
  switch (asked.kind) {
    case "level": {
      const text = t("diagnosis.asked.level", { letter: letterWords[asked.letter].title[language], level: asked.atLeast });
      return asked.unless === null ? text : t("diagnosis.asked.unless", { text, unless: gateFactWords[asked.unless][language] });
    }
    case "every":
      return t("diagnosis.asked.every", { level: asked.atLeast });
    case "total":
      return t("diagnosis.asked.total", { total: asked.atLeast });
    case "fact":
      return gateFactWords[asked.fact][language];
  }
}
