import { buyingRoles, buyingRoleWords, roleNames, roles } from "../../../standard/index.ts";
import type { Language } from "../../i18n/index.ts";

const wordOf = (role: string, language: Language): string | null => {
  const buying = buyingRoles.find((one) => one === role);
  if (buying !== undefined) return buyingRoleWords[buying][language];
  const own = roles.find((one) => one === role);
  return own === undefined ? null : roleNames[own][language];
};

/** A role as people read it; one in somebody's own words stays as it is. */
export const roleSaid = (role: string, language: Language): string => wordOf(role, language) ?? role.replaceAll("_", " ");

/** The role that words stand for; words of nobody's role stay as they are. */
export const roleMeant = (text: string, language: Language): string => {
  const said = text.trim().toLowerCase();
  return [...buyingRoles, ...roles].find((one) => one === said || wordOf(one, language)?.toLowerCase() === said) ?? text.trim();
};
