import type { Output, Parsed } from "../../contract/index.ts";
import { handoffFields, handoffStandard } from "../../standard/index.ts";
import { handoffStandardStore } from "../../team/handoff/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";

const plain = ({ required, completeHours, contactWorkingDays }: typeof handoffStandard): Output<"handoffMethod">["standard"] => ({
  required: [...required],
  completeHours,
  contactWorkingDays,
});

export async function handoffMethod(context: Context): Promise<Output<"handoffMethod">> {
  const kept = await handoffStandardStore.find(context.storage.pool, "handoff");
  return { ...plain(kept?.body ?? handoffStandard), version: kept?.version ?? 0, standard: plain(handoffStandard) };
}

export async function saveHandoffMethod(
  context: Context,
  input: Parsed<"saveHandoffMethod">,
  by: By,
): Promise<Output<"saveHandoffMethod">> {
  const { required, completeHours, contactWorkingDays, base } = input;
  await keep(context, handoffStandardStore, {
    id: "handoff",
    about: { account: null, deal: null, plan: null },
    body: {
      edition: handoffStandard.edition,
      required: handoffFields.filter((field) => required.includes(field)),
      completeHours,
      contactWorkingDays,
    },
    base,
    by: authorOf(by),
    at: context.now(),
  });
  return handoffMethod(context);
}
