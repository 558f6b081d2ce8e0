import type { Output, Parsed, RouteId } from "../../contract/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import type { Report } from "../progress.ts";

/** Operations that may want to know who asks. */
export type PersonalOperations = {
  readonly [K in RouteId]: (context: Context, input: Parsed<K>, report: Report, by: By) => Promise<Output<K>>;
};
