import { type Carried, watched } from "../telemetry/index.ts";
import type { AnalyticsStore, FactReader, Scope } from "./store.ts";

type Report = (progress: { readonly done: number; readonly total: number }) => void;

const watchedReader = (engine: string, reader: FactReader): FactReader => ({
  mark: reader.mark,
  sums: (question) =>
    watched("question", question.fact, { "db.system.name": engine, "db.operation.name": "sums" }, () => reader.sums(question)),
  rows: (question) =>
    watched("question", question.fact, { "db.system.name": engine, "db.operation.name": "rows" }, () => reader.rows(question)),
  fields: () => reader.fields(),
  values: (field) => reader.values(field),
  span: () => reader.span(),
});

/** The same store; how long its answers take can be heard. */
export function watchedStore<S extends AnalyticsStore>(store: S): S {
  const read: AnalyticsStore["read"] = (scope, work) => store.read(scope, (reader) => work(watchedReader(store.engine, reader)));
  return new Proxy(store, {
    get(target, name) {
      if (name === "read") return read;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A derivation of all of a scope, of what changed, or of a share of a whole that another process asked for: how long it takes, and of how many units, can be heard. */
export const watchedDerivation = <T>(
  extent: "whole" | "part" | "share",
  { level }: Scope,
  report: Report,
  derive: (report: Report) => Promise<T>,
  trace: Carried = {},
): Promise<T> =>
  watched("derivation", extent, { ...trace, "bowtie.level": level }, (note) =>
    derive((progress) => {
      note({ "bowtie.units": progress.done });
      report(progress);
    }),
  );
