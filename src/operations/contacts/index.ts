import type { PersonalOperations } from "../workspace/operations.ts";
import { accountPeople, dropStance, saveStance } from "./people.ts";

export const contactOperations = {
  accountPeople: (context, question) => accountPeople(context, question),
  saveStance: (context, input, _, by) => saveStance(context, input, by),
  dropStance: (context, input, _, by) => dropStance(context, input, by),
} as const satisfies Partial<PersonalOperations>;
