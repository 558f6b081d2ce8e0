import { ask } from "../../ask.ts";
import type { View } from "../../view.ts";

export const load = ({ shared, search: { segment } }: View) => ({
  model: ask("growth", { ...shared, ...(segment === undefined ? {} : { segment }) }),
});
export type GrowthAsks = ReturnType<typeof load>;
