import type { Worker, WorkItem } from "./types.ts";

const said = (text: string): string => text.trim().toLowerCase();

/** Whether a name, an e-mail address or an id that somebody wrote down means a person. */
export const isCalled = ({ id, name, email }: Pick<Worker, "id" | "name" | "email">, owner: string | null): boolean =>
  owner !== null && (owner === id || [name, email].some((own) => said(own) === said(owner)));

/** Whose an item is by what is written on it: those called by the first owner that is somebody here; where none is, the first name itself. */
export function ownersOf({ owners }: Pick<WorkItem, "owners">, workers: readonly Worker[]): readonly (Worker | string)[] {
  for (const owner of owners) {
    const found = workers.filter((worker) => isCalled(worker, owner));
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
