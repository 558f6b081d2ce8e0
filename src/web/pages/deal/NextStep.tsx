import { Button } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Deal } from "../../../contract/index.ts";
import { todayHere } from "../../deals/amount.ts";
import { CrossedChange } from "../../deals/CrossedChange.tsx";
import { emptyStep, isStep, NextStepFields } from "../../deals/NextStepFields.tsx";
import { stepWords } from "../../deals/say.ts";
import { useChange } from "../../deals/use-change.ts";
import { useWords } from "../../i18n/index.ts";
import { useMe } from "../../me.ts";
import { Icon } from "../../ui/Icon.tsx";

/** What happens next, changed where it stands. An open deal without one is said so. */
export function NextStep({ deal, may }: { readonly deal: Deal; readonly may: boolean }) {
  const words = useWords();
  const { t } = words;
  const me = useMe()?.person?.name ?? null;
  const changing = useChange(deal);
  const [step, setStep] = useState<ReturnType<typeof emptyStep> | null>(null);
  const { nextStep } = deal;
  const isLate = nextStep !== null && nextStep.on < todayHere();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (step !== null) void changing.save({ notes: { nextStep: step } }).then((done) => done && setStep(null));
  };
  if (step === null)
    return (
      <div className={`deal-next ${nextStep === null || isLate ? "deal-next-missing" : ""}`}>
        <Icon name={nextStep === null || isLate ? "warning" : "chevron"} size={17} />
        <p>
          <b>{t("deal.next")}</b> {nextStep === null ? t("deal.noNext") : stepWords(nextStep, words)}
          {isLate && ` ${t("deal.step.late")}`}
        </p>
        {may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setStep(nextStep ?? emptyStep(me ?? deal.owner))}>
            {t(nextStep === null ? "deal.step.add" : "deal.step.change")}
          </Button>
        )}
      </div>
    );
  return (
    <form className="deal-next-form" onSubmit={submit}>
      <NextStepFields step={step} onChange={setStep} />
      <CrossedChange deal={deal} changing={changing} onDone={() => setStep(null)} />
      <div className="deal-move-do">
        <Button size="xs" variant="default" onClick={() => setStep(null)}>
          {t("deal.cancel")}
        </Button>
        <Button size="xs" type="submit" loading={changing.busy} disabled={!isStep(step)}>
          {t("deal.save")}
        </Button>
      </div>
    </form>
  );
}
