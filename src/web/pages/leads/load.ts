import { leadsQuestionSchema } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import type { View } from "../../view.ts";

export const PAGE = 100;
export const shows = leadsQuestionSchema.shape.show.unwrap().options;

export const load = ({ search }: View) => ({
  leads: ask("leads", {
    limit: PAGE,
    offset: search.offset ?? 0,
    show: shows.find((one) => one === search.show) ?? "open",
    ...(search.find === undefined ? {} : { search: search.find }),
  }),
});
