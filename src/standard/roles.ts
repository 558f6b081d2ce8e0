import { type Text, text } from "./text.ts";

/** Who works on revenue, and who buys. */
export const roles = ["marketing", "sdr", "ae", "csm", "am", "revops", "finance", "executive", "admin", "buyer"] as const;
export type Role = (typeof roles)[number];

/** Those who work with the product; a buyer is somebody outside and never signs in. */
export const staffRoles = ["marketing", "sdr", "ae", "csm", "am", "revops", "finance", "executive", "admin"] as const;
export type StaffRole = (typeof staffRoles)[number];

export const roleNames: Readonly<Record<Role, Text>> = {
  marketing: text("Marketing", "Marketing", "Marketing"),
  sdr: text("Sales development (SDR)", "Développement commercial (SDR)", "Vertriebsentwicklung (SDR)"),
  ae: text("Account executive (AE)", "Commercial (AE)", "Vertrieb (AE)"),
  csm: text("Customer success (CSM)", "Customer success (CSM)", "Customer Success (CSM)"),
  am: text("Account management (AM)", "Gestion de comptes (AM)", "Kundenbetreuung (AM)"),
  revops: text("Revenue operations (RevOps)", "Opérations de revenu (RevOps)", "Umsatzsteuerung (RevOps)"),
  finance: text("Finance", "Finance", "Finanzen"),
  executive: text("Leadership", "Direction", "Geschäftsleitung"),
  admin: text("Administrator", "Administrateur", "Administration"),
  buyer: text("Buyer", "Acheteur", "Käuferseite"),
};
