import { ask } from "../../ask.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

export const load = ({ period, shared }: View) => ({ models: ask("models", { ...shared, ...ends(period) }) });
export type ModelsAsks = ReturnType<typeof load>;
