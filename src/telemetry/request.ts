import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** The request at hand. What is not known before somebody looked is filled in then. */
export interface RequestAtHand {
  readonly id: string;
  readonly method: string;
  /** As the contract writes it, `/api/accounts/{id}`: addresses as they were asked may hold secrets. */
  route: string;
  /** The id of a person, of a token with its person, `machine` or `nobody`; never a name or an address. */
  who: string;
  /** The trace it belongs to, where traces are sent. */
  trace?: string;
}

const atHand = new AsyncLocalStorage<RequestAtHand>();

export const requestAtHand = (): RequestAtHand | undefined => atHand.getStore();

export const withRequest = <T>(request: RequestAtHand, run: () => T): T => atHand.run(request, run);

/** Letters, digits and the marks of usual ids: what would break a line, or is no id, is not taken over. */
const USUAL_ID = /^[\w.:/+=-]{1,128}$/;

/** The id a proxy gave the request, if it is a usual one, or a new one. */
export const requestId = (given: string | null | undefined): string => (given && USUAL_ID.test(given) ? given : randomUUID());
