/**
 * Families of business models, in the order of the arc from "pay upfront" to "no cure, no pay" (standard 1.1): what is owned,
 * what is had for a period, what is paid as it is used, what is free until it is more.
 */
export const modelFamilies = ["ownership", "subscription", "consumption", "freemium"] as const;
export type ModelFamily = (typeof modelFamilies)[number];

export const isModelFamily = (text: string): text is ModelFamily => (modelFamilies as readonly string[]).includes(text);
