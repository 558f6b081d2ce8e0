import { queryOptions, useQueries } from "@tanstack/react-query";
import type { Input, Output, Problem, RouteId } from "../contract/index.ts";
import { call, Declined } from "./client.ts";

/** A question to the program, as plain data: pages say what they want to know, and nothing about how it is fetched. */
export type Ask<K extends RouteId = RouteId> = K extends RouteId ? { readonly route: K; readonly input: Input<K> } : never;
export type Asks = Readonly<Record<string, Ask>>;
export type Answers<Q> = { readonly [P in keyof Q]: Q[P] extends { readonly route: infer K extends RouteId } ? Output<K> : never };

export const ask = <K extends RouteId>(route: K, input: Input<K>): { readonly route: K; readonly input: Input<K> } => ({ route, input });

const FRESH_MILLISECONDS = 60_000;

/** The query behind a question; the same question is fetched once. */
export const queryOf = <K extends RouteId>({ route, input }: { readonly route: K; readonly input: Input<K> }) =>
  queryOptions<Output<K>>({
    queryKey: [route, input],
    queryFn: ({ signal }) => call(route, input, { signal }),
    staleTime: FRESH_MILLISECONDS,
    retry: (failures, error) => failures < 2 && error instanceof Declined && error.problem.status === 0,
  });

export type Asked<Q> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly problem: Problem; readonly again: () => void }
  | { readonly kind: "ready"; readonly answers: Answers<Q> };

export const problemOf = (error: unknown): Problem =>
  error instanceof Declined
    ? error.problem
    : {
        type: "about:blank",
        title: "page error",
        status: 0,
        code: "page_error",
        detail: error instanceof Error ? error.message : String(error),
      };

/** Asks everything a page wants to know; it is ready when all of it is. */
export function useAsks<Q extends Asks>(asks: Q): Asked<Q> {
  const names = Object.keys(asks);
  const results = useQueries({ queries: Object.values(asks).map((one) => queryOf(one)) });
  const failed = results.find((result) => result.isError);
  if (failed) {
    const again = (): void => {
      for (const result of results) if (result.isError) void result.refetch();
    };
    return { kind: "failed", problem: problemOf(failed.error), again };
  }
  if (results.some((result) => result.data === undefined)) return { kind: "loading" };
  return { kind: "ready", answers: Object.fromEntries(names.map((name, i) => [name, results[i]?.data])) as Answers<Q> };
}
