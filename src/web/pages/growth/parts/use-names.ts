import { useMemo } from "react";
import { benchmarkSources } from "../../../../standard/index.ts";
import { useValueName } from "../../../frame/filters/field-name.ts";
import { useWords } from "../../../i18n/index.ts";
import { writtenShort } from "../../../units.ts";
import { segmentName } from "../levers/Levers.tsx";
import { type Say, useSay } from "../levers/say.ts";
import { shortSigned } from "../Sentence.tsx";
import type { GrowthState } from "../state.ts";
import type { Reach } from "./reach.ts";

export interface Names {
  readonly say: Say;
  readonly segment: (segment: string) => string;
  /** A lever with its segment, where there are several. */
  readonly lever: (one: { readonly segment: string; readonly lever: string }) => string;
  /** The same on two lines, where a drawing has little room. */
  readonly lines: (one: { readonly segment: string; readonly lever: string }) => string;
  readonly money: (minor: number) => string;
  readonly added: (minor: number) => string;
  /** Who says that a lever can be brought so far: in two words, and in a sentence. */
  readonly how: (reach: Reach) => string;
  readonly howLong: (reach: Reach) => string;
}

type SourceKey = keyof typeof benchmarkSources;

export const sourceOf = (source: string): { readonly title: string; readonly url: string | null } =>
  benchmarkSources[source as SourceKey] ?? { title: source, url: null };

/** What things of the growth model are called for the reader. */
export function useNames({ model, segments, currency }: Pick<GrowthState, "model" | "segments" | "currency">): Names {
  const { t, f } = useWords();
  const name = useValueName();
  const say = useSay(currency, model.startMonth);
  const isSplit = segments.length > 1;
  return useMemo((): Names => {
    const segment = (one: string): string => (isSplit ? segmentName(one, model.field ?? "", name, t("growth.others")) : t("parts.all"));
    const money = (minor: number): string => writtenShort(minor, "money", currency, { t, f });
    return {
      say,
      segment,
      lever: (one) => (isSplit ? t("parts.leverOf", { lever: say.title(one.lever), segment: segment(one.segment) }) : say.title(one.lever)),
      lines: (one) => (isSplit ? `${say.title(one.lever)}\n${segment(one.segment)}` : say.title(one.lever)),
      money,
      added: (minor) => shortSigned(minor, money),
      how: ({ how, better, benchmark }) =>
        how === "benchmark" ? t("parts.how.benchmark", { mark: benchmark?.mark }) : t(`parts.how.${how}.${better}`),
      howLong: ({ how, better, benchmark, unit }) => {
        const rest = how === "benchmark" ? "" : t(`parts.howLong.${how}.${better}`);
        if (benchmark === null) return `${rest} ${how === "yours" ? "" : t("parts.howLong.noBenchmark")}`.trim();
        const said = { source: sourceOf(benchmark.source).title, mark: benchmark.mark, value: say.value(unit, benchmark.value) };
        return how === "benchmark" || how === "yours"
          ? `${rest} ${t("parts.howLong.benchmark", said)}`.trim()
          : `${rest} ${t("parts.howLong.passed", said)}`;
      },
    };
  }, [t, f, name, say, isSplit, model.field, currency]);
}
