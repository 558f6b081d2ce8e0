import {
  type BandId,
  bandIds,
  type CapReason,
  capWords,
  type Letter,
  type Level,
  letters,
  letterWords,
  type SpicedStandard,
  spiced,
  type Text,
} from "../../standard/index.ts";
import { type LetterScore, letterScore } from "./levels.ts";
import type { Diagnosis } from "./types.ts";

/** What stands between a letter and the next level. */
export interface Gap {
  readonly letter: Letter;
  readonly level: Level;
  /** What holds it down; `null` where it was simply not asked. */
  readonly because: CapReason | null;
}

export interface DiagnosisScore {
  readonly letters: Readonly<Record<Letter, LetterScore>>;
  /** 0 to 15. */
  readonly total: number;
  readonly band: BandId;
  /** 0 to 3. */
  readonly meanLevel: number;
  /** 0 to 1, by the weights that coaching of calls uses. */
  readonly weighted: number;
  /** The weakest first, of equals the one that comes first in the order of letters. */
  readonly gaps: readonly Gap[];
}

const MOST = 3;

/** How well a need is understood (standard 2.2): level by letter, total of 15, and what to ask next. */
export function scoreOf(diagnosis: Diagnosis, standard: SpicedStandard = spiced): DiagnosisScore {
  const scored = letters.map((letter) => letterScore(letter, diagnosis, standard));
  const total = scored.reduce((sum, { level }) => sum + level, 0);
  const weights = letters.reduce((sum, letter) => sum + standard.weights[letter], 0);
  return {
    letters: Object.fromEntries(scored.map((one) => [one.letter, one])) as Record<Letter, LetterScore>,
    total,
    band: bandIds.reduce<BandId>((band, id) => (total >= standard.bands[id] ? id : band), "conversation"),
    meanLevel: total / letters.length,
    weighted: scored.reduce((sum, { letter, level }) => sum + standard.weights[letter] * level, 0) / (MOST * weights),
    gaps: scored
      .filter(({ level }) => level < MOST)
      .map(({ letter, level, caps }): Gap => ({ letter, level, because: caps[0]?.reason ?? null }))
      .sort((a, b) => a.level - b.level),
  };
}

/** The question that closes a gap. */
export function questionOf({ letter, level, because }: Gap): Text {
  if (because !== null) return capWords[because].next;
  const [first, second, third] = letterWords[letter].next;
  return level === 0 ? first : level === 1 ? second : third;
}
