import type { Work } from "./work.ts";
import { listenTo } from "./work.ts";

export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A figure that is read when somebody asks for it. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
  readonly read: () => readonly Reading[] | Promise<readonly Reading[]>;
}

export interface Metrics {
  /** Everything, in the text form that Prometheus reads. */
  text(): Promise<{ readonly type: string; readonly text: string }>;
  close(): void;
}

/** Bounds in seconds: pages answer within tenths of one, whole derivations take minutes. */
const BUCKETS = {
  request: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  question: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  derivation: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900],
} as const;

/** Counts what the program does from now on, and reads `gauges` whenever it is asked. */
export async function openMetrics(gauges: readonly Gauge[]): Promise<Metrics> {
  const prometheus = await import("prom-client");
  const registry = new prometheus.Registry();
  const registers = [registry];
  prometheus.collectDefaultMetrics({ register: registry });

  const requests = new prometheus.Histogram({
    name: "bowtie_http_request_duration_seconds",
    help: "Requests by the template of their route; the count of it is the number of requests.",
    labelNames: ["method", "route", "status"],
    buckets: [...BUCKETS.request],
    registers,
  });
  const derivations = new prometheus.Histogram({
    name: "bowtie_derivation_duration_seconds",
    help: "Derivations of facts: all of a scope, or what changed.",
    labelNames: ["extent", "outcome"],
    buckets: [...BUCKETS.derivation],
    registers,
  });
  const derived = new prometheus.Counter({
    name: "bowtie_derived_units_total",
    help: "Units whose facts were derived: families of accounts that are counted together.",
    labelNames: ["extent"],
    registers,
  });
  const questions = new prometheus.Histogram({
    name: "bowtie_store_question_duration_seconds",
    help: "Questions to the analytics store, by the fact they are about; answers that are remembered are among them.",
    labelNames: ["fact", "outcome"],
    buckets: [...BUCKETS.question],
    registers,
  });
  const unread = new prometheus.Counter({
    name: "bowtie_unread_figures_total",
    help: "Figures that could not be read when they were asked for, as of the database while it does not answer.",
    labelNames: ["figure"],
    registers,
  });
  for (const gauge of gauges) readWhenAsked(gauge);

  function readWhenAsked({ name, help, labels = [], read }: Gauge): void {
    new prometheus.Gauge({
      name,
      help,
      labelNames: [...labels],
      registers,
      async collect() {
        this.reset();
        try {
          for (const { labels: said = {}, value } of await read()) this.set(said, value);
        } catch {
          // Without the database the rest is still worth reading; that something is missing is a figure of its own.
          unread.inc({ figure: name });
          if (labels.length === 0) this.remove();
        }
      },
    });
  }

  const seen = ({ kind, name, attributes }: Work, seconds: number, outcome: string): void => {
    if (kind === "request")
      requests.observe(
        { method: name, route: String(attributes["http.route"]), status: String(attributes["http.response.status_code"] ?? 500) },
        seconds,
      );
    if (kind === "question") questions.observe({ fact: name, outcome }, seconds);
    if (kind === "derivation") {
      derivations.observe({ extent: name, outcome }, seconds);
      derived.inc({ extent: name }, Number(attributes["bowtie.units"] ?? 0));
    }
  };
  const end = listenTo({
    kinds: ["request", "question", "derivation"],
    async around(work, run) {
      const began = performance.now();
      const done = (outcome: string): void => seen(work, (performance.now() - began) / 1000, outcome);
      try {
        const result = await run();
        done("done");
        return result;
      } catch (error) {
        done("failed");
        throw error;
      }
    },
  });
  return {
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    close: () => {
      end();
      registry.clear();
    },
  };
}
