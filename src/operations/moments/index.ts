import { authorOf } from "../workspace/author.ts";
import type { PersonalOperations } from "../workspace/operations.ts";
import { momentsOf } from "./read.ts";
import { reportOf } from "./report.ts";
import { addProposal, removeProposal, saveMoment } from "./save.ts";
import { approveTrade, saveTrade } from "./trades.ts";

export const momentOperations = {
  moments: (context, question) => momentsOf(context, question),
  momentReport: (context, question) => reportOf(context, question),
  saveMoment: (context, input, _, by) => saveMoment(context, input, by),
  addProposal: (context, input, _, by) => addProposal(context, input, by),
  removeProposal: (context, { proposal }, _, by) => removeProposal(context, proposal, authorOf(by)),
  saveTrade: (context, input, _, by) => saveTrade(context, input, by),
  approveTrade: (context, input, _, by) => approveTrade(context, input, by),
} as const satisfies Partial<PersonalOperations>;
