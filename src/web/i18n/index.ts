import i18next, { type i18n } from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { type Format, formatFor } from "./format.ts";
import { withMillions } from "./plurals.ts";

export { type Format, numberFormat, type Unit } from "./format.ts";

export const languages = ["en", "fr", "de"] as const;
export type Language = (typeof languages)[number];

/** A file of words: top-level keys belong to one file only. */
type Words = Parameters<typeof withMillions>[0];

const english = import.meta.glob<Words>(
  ["../words/en.json", "../words/metrics/en.json", "../pages/*/words/en.json", "../pages/*/parts/*/words/en.json"],
  {
    eager: true,
    import: "default",
  },
);
const others = {
  fr: import.meta.glob<Words>(
    ["../words/fr.json", "../words/metrics/fr.json", "../pages/*/words/fr.json", "../pages/*/parts/*/words/fr.json"],
    { import: "default" },
  ),
  de: import.meta.glob<Words>(
    ["../words/de.json", "../words/metrics/de.json", "../pages/*/words/de.json", "../pages/*/parts/*/words/de.json"],
    { import: "default" },
  ),
} as const;

const together = (files: readonly Words[]): Words => Object.assign({}, ...files) as Words;

const SAVED = "bowtie-language";

const isLanguage = (text: string | null | undefined): text is Language => languages.some((known) => known === text);

/** What the reader chose before, else what the browser asks for first. */
function firstLanguage(): Language {
  const saved = localStorage.getItem(SAVED);
  if (isLanguage(saved)) return saved;
  return navigator.languages.map((code) => code.slice(0, 2).toLowerCase()).find(isLanguage) ?? "en";
}

async function load(language: Language): Promise<void> {
  if (language === "en" || i18next.hasResourceBundle(language, "translation")) return;
  const files = await Promise.all(Object.values(others[language]).map((file) => file()));
  i18next.addResourceBundle(language, "translation", withMillions(together(files)));
}

export async function startLanguages(): Promise<i18n> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: "en",
    resources: { en: { translation: together(Object.values(english)) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await chooseLanguage(language);
  return i18next;
}

/** Speaks a language for now; what the reader chose for themselves stays as it is. */
export async function showLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  await showLanguage(language);
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
