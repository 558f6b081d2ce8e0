import type { Bowtie } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";

/** The first sentence of the page: what holds growth back, or that nothing has weakened. */
export function Finding({ bowtie, compared }: { readonly bowtie: Bowtie; readonly compared: string | null }) {
  const { t, f } = useWords();
  const { constraint, before } = bowtie;
  const name = (state: string): string => t(`bowtie.state.${state}`);
  if (constraint) {
    const { state, next, now, before: past } = constraint;
    return (
      <h2 className="finding">
        {t("bowtie.finding.constraint", {
          from: name(state),
          to: name(next),
          now: f.ratio(now),
          before: f.ratio(past),
          period: f.period(before),
        })}
      </h2>
    );
  }
  const hasPast = bowtie.states.some(({ conversionBefore }) => conversionBefore !== null && conversionBefore.value !== null);
  const narrowest = narrowestOf(bowtie);
  return (
    <h2 className="finding">
      {hasPast ? t("bowtie.finding.none", { period: f.period(before) }) : compared === null && t("bowtie.finding.first")}{" "}
      {narrowest && t("bowtie.finding.narrowest", { from: name(narrowest.state), to: name(narrowest.next), rate: f.ratio(narrowest.rate) })}
    </h2>
  );
}

/** The smallest rate among the steps everyone is meant to take; growing is not one of them. */
function narrowestOf({ states }: Bowtie): { readonly state: string; readonly next: string; readonly rate: number } | null {
  const rates = states.flatMap(({ state, next, conversion }) =>
    next === null || next === "expanded" || conversion?.value === null || conversion?.value === undefined
      ? []
      : [{ state, next, rate: conversion.value }],
  );
  return rates.sort((a, b) => a.rate - b.rate)[0] ?? null;
}
