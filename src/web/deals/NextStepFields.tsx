import { TextInput } from "@mantine/core";
import { useWords } from "../i18n/index.ts";
import { useMe } from "../me.ts";
import { Owner } from "../ui/Owner.tsx";
import { todayHere } from "./amount.ts";

export interface NextStep {
  readonly what: string;
  readonly on: string;
  readonly owner: string;
}

interface NextStepFieldsProps {
  readonly step: NextStep;
  readonly onChange: (step: NextStep) => void;
}

/** What is missing is asked for: nobody knows yet what comes next. */
export const emptyStep = (owner: string | null): NextStep => ({ what: "", on: "", owner: owner ?? "" });

export const isStep = ({ what, on, owner }: NextStep): boolean => what.trim() !== "" && on >= todayHere() && owner.trim() !== "";

/** What happens next, when, and who does it. */
export function NextStepFields({ step, onChange }: NextStepFieldsProps) {
  const { t } = useWords();
  const own = useMe()?.person?.name;
  const set = (change: Partial<NextStep>): void => onChange({ ...step, ...change });
  return (
    <fieldset className="deal-fields deal-step-fields">
      <legend className="deal-legend">{t("deal.step.title")}</legend>
      <TextInput
        className="deal-wide"
        label={t("deal.step.what")}
        placeholder={t("deal.step.whatHint")}
        required
        withAsterisk={false}
        maxLength={300}
        value={step.what}
        onChange={({ currentTarget: { value } }) => set({ what: value })}
      />
      <TextInput
        type="date"
        label={t("deal.step.on")}
        required
        withAsterisk={false}
        min={todayHere()}
        value={step.on}
        onChange={({ currentTarget: { value } }) => set({ on: value })}
      />
      <Owner
        label={t("deal.step.owner")}
        required
        {...(own === undefined ? {} : { placeholder: own })}
        value={step.owner}
        onChange={(owner) => set({ owner })}
      />
    </fieldset>
  );
}
