import { remembering } from "../../domain/index.ts";
import type { Worker, WorkItem } from "./types.ts";

const said = (text: string): string => text.trim().toLowerCase();

/** Whether a name, an e-mail address or an id that somebody wrote down means a person. */
export const isCalled = ({ id, name, email }: Pick<Worker, "id" | "name" | "email">, owner: string | null): boolean =>
  owner !== null && (owner === id || [name, email].some((own) => said(own) === said(owner)));

/** People by every name they can be called by; made once for a list of people. */
const byName = remembering((workers: readonly Worker[]): ReadonlyMap<string, readonly Worker[]> => {
  const found = new Map<string, Worker[]>();
  for (const worker of workers)
    for (const name of new Set([worker.id, said(worker.id), said(worker.name), said(worker.email)]))
      found.set(name, [...(found.get(name) ?? []), worker]);
  return found;
});

/** Whose an item is by what is written on it: those called by the first owner that is somebody here; where none is, the first name itself. */
export function ownersOf({ owners }: Pick<WorkItem, "owners">, workers: readonly Worker[]): readonly (Worker | string)[] {
  const names = byName(workers);
  for (const owner of owners) {
    const found = (names.get(owner) ?? names.get(said(owner)) ?? []).filter((worker) => isCalled(worker, owner));
    if (found.length > 0) return found;
  }
  return owners.slice(0, 1);
}

/** Whether something waits for anybody of a role that a person has. */
export const isOfRole = ({ roles }: Pick<WorkItem, "roles">, { roles: own }: Worker): boolean =>
  roles.some((role) => own.some((one) => one === role));

/** Whether something is for a person: theirs by name, or waiting for a role of theirs. */
export const isFor = (item: Pick<WorkItem, "owners" | "roles">, worker: Worker, workers: readonly Worker[]): boolean =>
  isOfRole(item, worker) || ownersOf(item, workers).some((one) => typeof one !== "string" && one.id === worker.id);

/** The name of something that was written down for nobody who signs in. */
export const isOfName = (item: Pick<WorkItem, "owners">, name: string, workers: readonly Worker[]): boolean =>
  ownersOf(item, workers).some((one) => typeof one === "string" && said(one) === said(name));
