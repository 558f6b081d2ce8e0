import i18next, { type i18n } from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import en from "./en.json";
import { type Format, formatFor } from "./format.ts";

export { type Format, formatFor, type Unit } from "./format.ts";

export const languages = ["en", "fr", "de"] as const;
export type Language = (typeof languages)[number];

const SAVED = "bowtie-language";
const others = { fr: () => import("./fr.json"), de: () => import("./de.json") } as const;

const isLanguage = (text: string | null | undefined): text is Language => languages.some((known) => known === text);

/** What the reader chose before, else what the browser asks for first. */
function firstLanguage(): Language {
  const saved = localStorage.getItem(SAVED);
  if (isLanguage(saved)) return saved;
  return navigator.languages.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

async function load(language: Language): Promise<void> {
  if (language === "en" || i18next.hasResourceBundle(language, "translation")) return;
  i18next.addResourceBundle(language, "translation", (await others[language]()).default);
}

export async function startLanguages(): Promise<i18n> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await chooseLanguage(language);
  return i18next;
}

export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(SAVED, language);
}

/** The reader's own variant of the language, such as de-CH, for numbers and dates. */
const localeOf = (language: string): string => navigator.languages.find((code) => code.toLowerCase().startsWith(language)) ?? language;

export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Words and numbers in the reader's language. */
export function useWords(): { readonly t: Translate; readonly f: Format; readonly language: Language } {
  const { t, i18n: current } = useTranslation();
  const language = isLanguage(current.language) ? current.language : "en";
  const f = useMemo(() => formatFor(localeOf(language)), [language]);
  return { t: t as unknown as Translate, f, language };
}
