import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { problemOf } from "../../../../ask.ts";
import { call, type Step } from "../../../../client.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../state.ts";
import { Running } from "../Running.tsx";
import { useNames } from "../use-names.ts";
import { ActionList } from "./ActionList.tsx";
import { Advisor, type Thresholds } from "./Advisor.tsx";
import { Proofs } from "./Proofs.tsx";
import "../parts.css";

const LIMIT = 10;
/** The runs begin once the scenario rests this long. */
const REST = 600;

/** What to do next, ranked by what it adds to the chance of the target. */
export function Actions({ growth }: PartProps) {
  const { t } = useWords();
  const { scenario } = growth;
  const names = useNames(growth);
  const [thresholds, setThresholds] = useState<Thresholds>({});
  const [step, setStep] = useState<Step | null>(null);
  const request = useMemo(
    () => ({ scenario: { ...scenario, name: scenario.name || t("parts.actions.unnamed") }, limit: LIMIT, ...thresholds }),
    [scenario, thresholds, t],
  );
  const [rested] = useDebouncedValue(request, REST);
  const asked = useQuery({
    queryKey: ["actions", rested],
    queryFn: ({ signal }) => {
      setStep(null);
      return call("actions", rested, { signal, onStep: setStep });
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const isOld = asked.isFetching || rested !== request;
  return (
    <div className="sections">
      {asked.isFetching && <Running title={t("parts.actions.running")} step={step} />}
      {asked.isError && !asked.isFetching && <Trouble problem={problemOf(asked.error)} again={() => void asked.refetch()} />}
      {asked.data && (
        <div className={`sections ${isOld ? "parts-old" : ""}`} aria-busy={isOld}>
          <ActionList growth={growth} found={asked.data} names={names} />
          <Advisor found={asked.data} currency={growth.currency} thresholds={thresholds} onThresholds={setThresholds} />
        </div>
      )}
      <Proofs />
    </div>
  );
}
