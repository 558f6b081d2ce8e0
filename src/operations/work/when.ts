import { type Day, dayAt } from "../../domain/index.ts";
import { type Context, zoneOf } from "../context.ts";

/** The civil day of an instant, where the organisation is. */
export const dayOfInstant = (context: Context, at: Date): Day => dayAt(zoneOf(context), at.getTime());
