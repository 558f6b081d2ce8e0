import { z } from "zod";

/** One thing the product can be asked over HTTP; `{name}` in the path is a field of the input. */
export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Takes longer than a request should: it answers with a job to watch. */
  readonly job?: true;
  /** Its answer holds days and currencies, which are texts on the wire. */
  readonly wired?: true;
}

export const route = <I extends z.ZodType, O extends z.ZodType>(
  method: Route["method"],
  path: string,
  summary: string,
  input: I,
  output: O,
): Route<I, O> => ({ method, path, summary, input, output });

export const job = <I extends z.ZodType, O extends z.ZodType>(made: Route<I, O>): Route<I, O> & { readonly job: true } => ({
  ...made,
  job: true,
});

/** Answers with days: the operation encodes them with the schema of the answer. */
export const wired = <R extends Route>(made: R): R & { readonly wired: true } => ({ ...made, wired: true });

export const nothing = z.object({});
