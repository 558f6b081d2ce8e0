import type { Principal } from "../../team/people/index.ts";

/** Who asks for an operation, and under which address they reach the program: links are made for it. */
export interface By {
  readonly who: Principal;
  readonly origin: string;
  /** Where the request came from; absent for commands. */
  readonly address?: string;
}

/** Where a program answers that was started without further ado. */
export const DEFAULT_ORIGIN = "http://127.0.0.1:4280";

/** Whoever works at the machine itself, on its data folder. */
export const theMachine = (origin: string = DEFAULT_ORIGIN): By => ({ who: { kind: "machine" }, origin });

export const nameOf = ({ who }: By): string => (who.kind === "person" || who.kind === "token" ? who.person.email : who.kind);
