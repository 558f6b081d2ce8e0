import "./start.ts";
import { z } from "zod";
import {
  type Input,
  type Job,
  type Output,
  type Problem,
  problemSchema,
  type Route,
  type RouteId,
  routes,
  toQuery,
} from "../contract/index.ts";

let whenSignedOut = (): void => undefined;

/** Told whenever the program does not know who asks: the session has ended, or has never begun. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

/** What the program declined, or why it could not be reached. */
export class Declined extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "Declined";
    this.problem = problem;
    if (problem.code === "not_signed_in") whenSignedOut();
  }
}

export type Step = NonNullable<Job["step"]>;

interface CallOptions {
  readonly signal?: AbortSignal;
  /** Told the name of a long operation, by which it can be stopped. */
  readonly onStart?: (job: string) => void;
  /** Told of every step of a long operation. */
  readonly onStep?: (step: Step) => void;
}

const unreachable = (): Declined =>
  new Declined({ type: "about:blank", title: "unreachable", status: 0, code: "unreachable", detail: "OpenBowtie does not answer." });

async function answerOf(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const known = problemSchema.safeParse(body);
  if (known.success) throw new Declined(known.data);
  throw new Declined({
    type: "about:blank",
    title: "error",
    status: response.status,
    code: `http_${response.status}`,
    detail: response.statusText,
  });
}

async function request(path: string, init: RequestInit): Promise<unknown> {
  const response = await fetch(path, init).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "AbortError" ? error : unreachable();
  });
  return answerOf(response);
}

async function send(route: Route, input: Readonly<Record<string, unknown>>, signal: AbortSignal | undefined): Promise<unknown> {
  const rest = { ...input };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  const method = route.method.toUpperCase();
  const stop = signal ? { signal } : {};
  if (route.method === "get" || route.method === "delete") {
    const query = toQuery(rest).toString();
    return request(query === "" ? path : `${path}?${query}`, { method, ...stop });
  }
  return request(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(rest), ...stop });
}

const POLL_MILLISECONDS = 150;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function watch(started: Job, { signal, onStart, onStep }: CallOptions): Promise<unknown> {
  onStart?.(started.id);
  for (let job = started; ; ) {
    if (job.step) onStep?.(job.step);
    if (job.state === "done") return job.result;
    if (job.state === "failed") throw new Declined(problemSchema.parse(job.problem));
    await pause(POLL_MILLISECONDS);
    signal?.throwIfAborted();
    job = await call("watch", { id: job.id }, signal ? { signal } : {});
  }
}

/** Asks one route of the contract; a long operation is watched until it ends. */
export async function call<K extends RouteId>(id: K, input: Input<K>, options: CallOptions = {}): Promise<Output<K>> {
  const route: Route = routes[id];
  const answer = await send(route, input as Readonly<Record<string, unknown>>, options.signal);
  const result = route.job ? await watch(routes.watch.output.parse(answer), options) : answer;
  const known = route.output.parse(result);
  // Days and currencies stay the texts they are on the wire: pages write them, and compute with none of them.
  return (route.wired ? z.encode(route.output, known) : known) as Output<K>;
}
