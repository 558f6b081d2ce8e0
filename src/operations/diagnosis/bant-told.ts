import type { z } from "zod";
import type { diagnosisSchema } from "../../contract/index.ts";
import { type Bant, bantVerdict, compareWithBant, type Priority } from "../../team/diagnosis/index.ts";
import type { Version } from "../../team/documents/index.ts";

type Told = z.output<typeof diagnosisSchema>;
type Shown = NonNullable<Told["bant"]>;

/** A qualification with its verdict. */
function shown({ body, version, by, at }: Version<Bant>): Shown | null {
  if (body === null) return null;
  const { passes, missing } = bantVerdict(body);
  return {
    ...structuredClone(body),
    version,
    recordedBy: by.name,
    recordedAt: at.toISOString(),
    passes,
    missing: [...missing],
  };
}

/** The newest qualification beside the priority, with those before it. */
export function bantTold(
  versions: readonly Version<Bant>[],
  priority: Priority,
  peers: readonly Priority[],
): Pick<Told, "bant" | "bantVersions" | "isTopQuarter" | "isOverlooked"> {
  const kept = versions.filter(({ isAside }) => !isAside).toReversed();
  const newest = kept[0];
  const nothing: Bant = { recordedOn: 0 as Bant["recordedOn"], budget: null, authority: null, need: null, timeline: null };
  const { isTopQuarter, isOverlooked } = compareWithBant(newest?.body ?? nothing, priority, peers);
  const told = kept.map(shown).filter((one) => one !== null);
  return {
    bant: newest === undefined ? null : shown(newest),
    bantVersions: told,
    isTopQuarter,
    isOverlooked: newest?.body ? isOverlooked : false,
  };
}
