import { Skeleton } from "@mantine/core";
import { ask, useAsks } from "../../ask.ts";
import { Trouble } from "../../ui/Trouble.tsx";
import { Seven } from "../deal/parts/moments/Seven.tsx";
import type { PartProps } from "./load.ts";

/** The seven moments of a customer: of all its deals, before them and after the sale. */
export function Moments({ account, view }: PartProps) {
  const id = String(account.account);
  const asked = useAsks({ found: ask("moments", { account: id }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={320} radius="md" />;
  return <Seven found={asked.answers.found} search={view.search} of={{ account: id, outcome: account.since === null ? "open" : "won" }} />;
}
