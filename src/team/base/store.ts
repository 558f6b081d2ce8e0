import { drawer } from "../documents/index.ts";
import type { ProofItem, Rescue } from "./types.ts";

export const proofs = drawer<ProofItem>("proof");
export const rescues = drawer<Rescue>("rescue");
