import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest } from "../../domain/index.ts";
import { type Force, type Gate, type Requirement, type SpicedStandard, spiced } from "../../standard/index.ts";
import { spicedStore } from "../../team/diagnosis/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { askedKey } from "./read.ts";

type Asked = Requirement & { readonly force: Force };
type Shown = Output<"spicedMethod">["gates"][number]["asks"][number];

/** What a gate of the team asks, with what the standard asks and the team has turned off. */
function shownAsks(usual: Gate, own: Gate | undefined): Shown[] {
  const usualForce = (one: Requirement): Shown["usual"] => usual.asks.find((asked) => askedKey(asked) === askedKey(one))?.force ?? "off";
  const asks = own?.asks ?? [];
  const known = asks.map((one): Shown => shown(one, one.force, usualForce(one)));
  const off = usual.asks
    .filter((one) => !asks.some((asked) => askedKey(asked) === askedKey(one)))
    .map((one): Shown => shown(one, "off", one.force));
  return [...known, ...off];
}

function shown(asked: Asked, force: Shown["force"], usual: Shown["usual"]): Shown {
  const { force: _, ...requirement } = asked;
  return { asked: requirement, force, usual };
}

export async function spicedMethodNow(context: Context): Promise<Output<"spicedMethod">> {
  const kept = await spicedStore.find(context.storage.pool, "spiced");
  const { edition, bands, caps, urgencyWithoutEvent, gates } = kept?.body ?? spiced;
  return {
    version: kept?.version ?? 0,
    edition,
    savedBy: kept?.by.name ?? null,
    savedAt: kept?.at.toISOString() ?? null,
    bands: { ...bands },
    caps: { ...caps },
    urgencyWithoutEvent,
    gates: spiced.gates.map((usual) => ({
      gate: usual.id,
      source: usual.source,
      asks: shownAsks(
        usual,
        gates.find(({ id }) => id === usual.id),
      ),
    })),
  };
}

/** What the gates ask for from now on; those that are not named stay as they are. What they were before is kept. */
export async function saveSpicedMethod(
  context: Context,
  { base, gates }: Parsed<"saveSpicedMethod">,
  by: By,
): Promise<Output<"saveSpicedMethod">> {
  const known: SpicedStandard = (await spicedStore.find(context.storage.pool, "spiced"))?.body ?? spiced;
  for (const { gate, asks } of gates) {
    const keys = asks.map(({ asked }) => askedKey(asked));
    if (new Set(keys).size < keys.length)
      throw badRequest("asked_twice", `The gate “${gate}” asks for one thing twice. Each requirement stands in it once.`);
  }
  const named = new Map(gates.map(({ gate, asks }) => [gate, asks]));
  const next: SpicedStandard = {
    ...known,
    edition: known.edition + 1,
    gates: known.gates.map((gate): Gate => {
      const asks = named.get(gate.id);
      if (asks === undefined) return gate;
      return { ...gate, asks: asks.flatMap(({ asked, force }): Asked[] => (force === "off" ? [] : [{ ...asked, force }])) };
    }),
  };
  await keep(context, spicedStore, {
    id: "spiced",
    about: { account: null, deal: null, plan: null },
    body: next,
    base,
    by: authorOf(by),
    at: context.now(),
  });
  return spicedMethodNow(context);
}
