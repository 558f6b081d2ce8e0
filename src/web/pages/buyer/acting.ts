import { createContext, useContext } from "react";
import { type Input, type Output, type Problem, problemSchema, type SharedPlan } from "../../../contract/index.ts";
import { call, Declined } from "../../client.ts";

type Act = "buyerConfirm" | "buyerDispute" | "buyerMeasure" | "buyerStep" | "buyerTask" | "buyerComment" | "buyerSign";

/** What can be done on the page, where anything can. */
export interface Acting {
  /** `null` where somebody of ours looks: everything is shown, nothing can be done. */
  readonly secret: string | null;
  /** Puts what the program answered in place of what was shown. */
  readonly take: (plan: SharedPlan) => void;
  /** Asks for the plan anew. */
  readonly again: () => Promise<void>;
}

const ActingContext = createContext<Acting>({ secret: null, take: () => undefined, again: async () => undefined });
export const ActingProvider = ActingContext.Provider;

export const useActing = (): Acting => useContext(ActingContext);

export const mayAct = ({ secret }: Acting): boolean => secret !== null;

/** Does one thing by the link; the page then shows the plan as it is. */
export async function act<K extends Act>({ secret, take }: Acting, route: K, input: Omit<Input<K>, "secret">): Promise<void> {
  take((await call(route, { ...input, secret: secret ?? "" } as unknown as Input<K>)) as Output<K> & SharedPlan);
}

const unreachable: Problem = {
  type: "about:blank",
  title: "unreachable",
  status: 0,
  code: "unreachable",
  detail: "OpenBowtie does not answer.",
};

export async function bringFile({ secret, again }: Acting, file: File): Promise<void> {
  const path = `/api/buyer/${encodeURIComponent(secret ?? "")}/files?name=${encodeURIComponent(file.name)}`;
  const response = await fetch(path, { method: "POST", body: file }).catch(() => null);
  if (response === null) throw new Declined(unreachable);
  if (!response.ok) {
    const known = problemSchema.safeParse(await response.json().catch(() => null));
    throw new Declined(known.success ? known.data : unreachable);
  }
  await again();
}
