import { type LedgerTake, ledgerTakes, type MeterTake, usageTakes } from "../../../../standard/index.ts";
import type { Translate } from "../../../i18n/index.ts";
import type { PartProps } from "../load.ts";
import type { Field, Values } from "./Field.tsx";

const MARK = "\u001f";

interface Chosen {
  readonly meter: string | null;
  readonly take?: MeterTake | undefined;
}

const ledgerTakeOf = (take: MeterTake | undefined): LedgerTake | undefined => ledgerTakes.find((one) => one === take);

/** What measures a figure, as the value of one choice: a meter of usage by its name, another figure of the ledger by how it is counted and of what. */
export function choiceOf({ meter, take }: Chosen): string {
  if (meter === null) return "";
  const counted = ledgerTakeOf(take);
  return counted === undefined ? meter : `${counted}${MARK}${meter}`;
}

/** The same back from what was chosen; of usage with how it becomes a figure. */
export function chosenOf(choice: string | undefined, usageTake: string | undefined): Chosen {
  if (choice === undefined || choice === "") return { meter: null };
  const [counted = "", meter] = choice.split(MARK);
  const take = ledgerTakes.find((one) => one === counted);
  if (take !== undefined && meter !== undefined) return { meter, take };
  return { meter: choice, take: usageTakes.find((one) => one === usageTake) ?? "last" };
}

/** A figure in words: how many tickets a month. */
export const figureWords = (t: Translate, { meter, take }: { readonly meter: string; readonly take?: MeterTake | undefined }): string =>
  ledgerTakeOf(take) === undefined
    ? meter
    : take === "days_to_state" && (meter === "live" || meter === "impact")
      ? t(`onePlan.figure.days_to_${meter}`)
      : t(`onePlan.figure.${take}`, { meter });

/** Everything that can measure a figure of this customer, and what measures it now. */
export function choices(t: Translate, { meters, figures }: PartProps["plan"], now: Chosen): NonNullable<Field["options"]> {
  const usage = meters.map((meter) => ({ meter }));
  const all: readonly Chosen[] = [...usage, ...figures, ...(now.meter === null ? [] : [now])];
  const named = all.flatMap(({ meter, take }) =>
    meter === null ? [] : [[choiceOf({ meter, take }), figureWords(t, { meter, take })] as const],
  );
  return [...new Map(named)].map(([value, label]) => ({ value, label }));
}

/** Whether a meter of usage is chosen, so that it has to be said how it becomes a figure. */
export const isUsage = ({ meter }: Values): boolean => meter !== undefined && meter !== "" && !meter.includes(MARK);
