import { type ModelFamily, modelFamilies } from "../domain/index.ts";
import { motions } from "../standard/index.ts";

/** Attributes that say a business model or a motion, as sources name them in three languages. */
export const MODEL_FIELDS = [
  "business_model",
  "model",
  "revenue_model",
  "pricing_model",
  "geschaeftsmodell",
  "geschäftsmodell",
  "geschaftsmodell",
  "modele_economique",
  "modèle_économique",
  "modele_commercial",
  "modèle_commercial",
] as const;
const MODEL_NAMES: ReadonlySet<string> = new Set(MODEL_FIELDS);
export const MOTION_FIELDS = ["motion", "gtm_motion", "sales_motion", "vertriebsmotion", "vertriebsansatz", "motion_commerciale"] as const;

const NAMES: Readonly<Record<ModelFamily, readonly string[]>> = {
  ownership: [
    ...["ownership", "perpetual", "perpetual license", "perpetual licence", "on premise", "one off", "one time", "purchase"],
    ...["licence perpetuelle", "achat", "propriete", "kauf", "kauflizenz", "dauerlizenz", "eigentum", "einmalkauf"],
  ],
  subscription: ["subscription", "subscriptions", "saas", "recurring", "abonnement", "abonnements", "abo", "souscription", "mietmodell"],
  consumption: [
    ...["consumption", "usage", "usage based", "pay as you go", "payg", "metered", "pay per use"],
    ...["consommation", "a l usage", "a la consommation", "verbrauch", "nach verbrauch", "verbrauchsbasiert", "nutzungsbasiert", "nutzung"],
  ],
  freemium: ["freemium", "free", "free tier", "free plan", "gratuit", "gratuite", "gratis", "kostenlos"],
};

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const FAMILY = new Map(modelFamilies.flatMap((family) => NAMES[family].map((name) => [name, family] as const)));
const met = new Map<string, ModelFamily | null>();

/** The family a source means by a word; `null` for words that name no business model. */
export function familyNamed(text: string): ModelFamily | null {
  if (text === "") return null;
  const known = met.get(text);
  if (known !== undefined) return known;
  const family = FAMILY.get(plain(text)) ?? null;
  if (met.size < 1000) met.set(text, family);
  return family;
}

/** The standard's motion where a word is one of its names; else the company's own word. */
export const motionNamed = (text: string): string => motions.find((motion) => motion.replace("_", " ") === plain(text)) ?? text;

/** Whether a field to split or filter by is one of business models. */
export const saysModel = (field: string): boolean => {
  const name = field.slice(field.indexOf(".") + 1);
  return name === "models" || MODEL_NAMES.has(name);
};
