type Attributes = Readonly<Record<string, string | number>>;

export type WorkKind = "request" | "operation" | "job" | "derivation" | "question" | "query";

/** Something the program does, as it is told to whoever listens: names and counts, never what was asked with. */
export interface Work {
  readonly kind: WorkKind;
  readonly name: string;
  readonly attributes: Attributes;
}

/** Adds to what is told of a work, once it is known. */
export type Note = (more: Attributes) => void;

/** Hears of work of some kinds: it runs the work, and returns or throws what that did. */
export interface Listener {
  readonly kinds: readonly WorkKind[];
  around<T>(work: Work, run: () => Promise<T>): Promise<T>;
}

const listeners = new Map<WorkKind, readonly Listener[]>();

/** Hears of everything the program does from now on. @returns what ends it */
export function listenTo(listener: Listener): () => void {
  for (const kind of listener.kinds) listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
  return () => {
    for (const kind of listener.kinds)
      listeners.set(
        kind,
        (listeners.get(kind) ?? []).filter((one) => one !== listener),
      );
  };
}

/** Whether anybody listens to work of a kind: for what would cost something to tell. */
export const isHeard = (kind: WorkKind): boolean => (listeners.get(kind) ?? []).length > 0;

/** Does something and lets it be heard how long it took, and whether it failed. */
export function watched<T>(kind: WorkKind, name: string, attributes: Attributes, run: (note: Note) => Promise<T>): Promise<T> {
  const heard = listeners.get(kind) ?? [];
  if (heard.length === 0) return run(() => undefined);
  const told: Record<string, string | number> = { ...attributes };
  const work: Work = { kind, name, attributes: told };
  const note: Note = (more) => void Object.assign(told, more);
  return heard.reduceRight<() => Promise<T>>(
    (inner, listener) => () => listener.around(work, inner),
    () => run(note),
  )();
}
