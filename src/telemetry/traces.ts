import type { Span, SpanKind } from "@opentelemetry/api";
import { trouble } from "./log.ts";
import { requestAtHand } from "./request.ts";
import { listenTo, type Work } from "./work.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const PATIENCE_MS = 2000;

let end: () => Promise<void> = async () => undefined;
let carry: () => Carried = () => ({});

/** Where a work stands in its trace, for another process to go on with; nothing where no traces are sent. */
export type Carried = Readonly<Record<string, string>>;

/** What work given to another process is to carry, so that what that does belongs to the same trace. */
export const carriedTrace = (): Carried => carry();

/** Whether traces are wanted: by the usual names of OpenTelemetry. */
const isWanted = (env: Environment): boolean =>
  [env["OTEL_EXPORTER_OTLP_ENDPOINT"], env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]].some((address) => (address ?? "") !== "") &&
  env["OTEL_SDK_DISABLED"]?.toLowerCase() !== "true" &&
  env["OTEL_TRACES_EXPORTER"] !== "none";

/** Sends what the program does to the receiver of the environment, if it names one; else nothing of this is even loaded. */
export async function sendTraces(env: Environment, version: string): Promise<void> {
  if (!isWanted(env)) return;
  const [api, sdk, exporter, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  api.diag.setLogger({ ...QUIET, error: (sentence) => trouble(`Traces: ${sentence}`) }, api.DiagLogLevel.ERROR);
  const named = resources.resourceFromAttributes({ "service.name": "openbowtie", "service.version": version });
  const provider = new sdk.NodeTracerProvider({
    resource: resources
      .defaultResource()
      .merge(named)
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(new exporter.OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer("openbowtie", version);
  const kindOf: Readonly<Partial<Record<Work["kind"], SpanKind>>> = {
    request: api.SpanKind.SERVER,
    question: api.SpanKind.CLIENT,
    query: api.SpanKind.CLIENT,
  };
  const stop = listenTo({
    kinds: ["request", "operation", "job", "derivation", "question", "query"],
    async around(work, run) {
      const { kind, name, attributes } = work;
      const active = api.context.active();
      const parent = "traceparent" in attributes ? api.propagation.extract(active, attributes) : active;
      const span = tracer.startSpan(`${kind} ${name}`, { kind: kindOf[kind] ?? api.SpanKind.INTERNAL }, parent);
      const request = requestAtHand();
      if (kind === "request" && request) request.trace = span.spanContext().traceId;
      try {
        const result = await api.context.with(api.trace.setSpan(parent, span), run);
        if (Number(attributes["http.response.status_code"] ?? 0) >= 500) span.setStatus({ code: api.SpanStatusCode.ERROR });
        return result;
      } catch (error) {
        span.setStatus({ code: api.SpanStatusCode.ERROR });
        span.setAttribute("error.type", typeOf(error));
        throw error;
      } finally {
        finish(span, work);
      }
    },
  });
  carry = () => {
    const carried: Record<string, string> = {};
    api.propagation.inject(api.context.active(), carried);
    return carried;
  };
  end = async () => {
    carry = () => ({});
    stop();
    const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    // A receiver that does not answer keeps no program from ending; the library has told of it.
    await Promise.race([provider.shutdown().catch(() => undefined), late]);
    api.trace.disable();
    api.context.disable();
    api.propagation.disable();
    end = async () => undefined;
  };
}

/** Sends what has not been sent yet, if the receiver takes it soon. */
export const endTraces = (): Promise<void> => end();

const quiet = (): void => undefined;
const QUIET = { error: quiet, warn: quiet, info: quiet, debug: quiet, verbose: quiet };

/** What a request is known by is known once it was answered. */
function finish(span: Span, { kind, name, attributes }: Work): void {
  if (kind === "request") span.updateName(`${name} ${String(attributes["http.route"] ?? "none")}`);
  for (const [key, value] of Object.entries(attributes)) if (!CARRIED.has(key)) span.setAttribute(key, value);
  span.end();
}

/** Where the caller's own span stands: it is the parent, no attribute. */
const CARRIED: ReadonlySet<string> = new Set(["traceparent", "tracestate"]);

/** Codes and names of errors; their messages may hold what was asked. */
function typeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error) return String(error.code);
  return error instanceof Error ? error.name : "unknown";
}
