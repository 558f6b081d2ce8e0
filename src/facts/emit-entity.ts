import type { Day } from "../domain/index.ts";
import { isRevenue } from "./describe.ts";
import { acvOf, dimensioned } from "./dimensions.ts";
import { type Epoch, epochsOf } from "./epochs.ts";
import { layersOf } from "./layers.ts";
import { liveDay } from "./life.ts";
import { type Measured, measuresOf } from "./measures.ts";
import { type Part, type Reckoning, readAll, reckon, sooner, whole } from "./reckoning.ts";
import { retentionOf } from "./retention.ts";
import type { FactSink } from "./sink.ts";
import { spellsOf } from "./spells.ts";
import { firstSale, startsOf } from "./starts.ts";
import type { Counting, Unit, UnitEntry } from "./unit.ts";

type Entity = Omit<Measured, "starts" | "horizon">;

/**
 * Everything that is counted of one entity: its revenue, what stands beside it, what it can be lost from, and its other measures.
 *
 * @returns the next day on which a layer changes by itself
 */
export function emitEntity(id: number, entity: Entity, epochs: readonly Epoch[], counting: Counting, sink: FactSink): Day | null {
  const { movements, entries, events, streams } = entity;
  const { horizon } = counting;
  const starts = startsOf(entries, movements, horizon);
  // Going over to another segment begins and ends nothing.
  const lived = movements.filter(({ kind }) => kind !== "segment_in" && kind !== "segment_out");
  const measured = measuresOf({ ...entity, movements: lived, starts, horizon });
  const layers = layersOf(entries, streams, lived, counting);
  for (const fact of layers.facts) sink.layer(id, fact);
  if (movements.length === 0 && measured.length === 0 && layers.facts.length === 0) return layers.next;
  for (const fact of movements) sink.movement(id, fact, starts);
  for (const fact of retentionOf(movements, counting)) sink.retention(id, fact);
  for (const fact of spellsOf(lived, firstSale(entries, horizon), liveDay(events))) sink.spell(id, fact);
  for (const fact of measured) sink.measure(id, fact);
  const own = counting.level === "subscription" ? { own: true as const } : {};
  const grounds = { paying: entries.filter(isRevenue), acv: acvOf(movements), ...own };
  for (const { number, labels } of epochs) sink.labels(id, dimensioned(labels, grounds, counting), number);
  return layers.next;
}

export function emitSubscriptions(
  now: Reckoning,
  entries: readonly UnitEntry[],
  history: readonly UnitEntry[] | undefined,
  counting: Counting,
  sink: FactSink,
): Day | null {
  let due: Day | null = null;
  const past = history ? readAll(history, counting).streams : [];
  for (const id of new Set([...now.streams, ...past].map(({ subscription }) => subscription))) {
    const own = ({ subscription }: { readonly subscription: number | null }): boolean => subscription === null || subscription === id;
    const part: Part = ({ streams, events }) => ({ streams: streams.filter(own), events: events.filter(own) });
    const described = entries.filter((entry) => entry.subject === id || !(isRevenue(entry) || entry.type === "usage"));
    const epochs = epochsOf(described, history ?? described, counting);
    const { facts } = reckon(now, history, part, epochs, counting);
    due = sooner(due, emitEntity(id, { ...part(now), movements: facts, entries: described }, epochs, counting, sink));
  }
  return due;
}

/** All accounts of a parent as one: its labels are those of the parent account first. */
export function emitParent(unit: Unit, now: Reckoning, counting: Counting, sink: FactSink): Day | null {
  const own = (entry: UnitEntry): boolean => entry.account === unit.id;
  const described = [...unit.entries.filter((entry) => !own(entry)), ...unit.entries.filter(own)];
  const epochs = epochsOf(described, (unit.history ?? described).filter(own), counting);
  const { facts } = reckon(now, unit.history, whole, epochs, counting);
  return emitEntity(unit.id, { ...now, movements: facts, entries: described }, epochs, counting, sink);
}
