import { useQuery } from "@tanstack/react-query";
import type { Output } from "../contract/index.ts";
import { ask, queryOf } from "./ask.ts";

export type Colleague = Output<"team">["people"][number];

const NOBODY: readonly Colleague[] = [];

/** Everybody who works here, to pick owners and mentions from. */
export const useTeam = (): readonly Colleague[] => useQuery(queryOf(ask("team", {}))).data?.people ?? NOBODY;
