import { Button, Progress } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import type { Input, Problem } from "../../contract/index.ts";
import { useAddressChange } from "../address.ts";
import { problemOf } from "../ask.ts";
import { call, type Step } from "../client.ts";
import { useWords } from "../i18n/index.ts";
import type { Shared } from "../view.ts";
import "./deriving.css";

type Derivation =
  | { readonly kind: "ready" }
  | { readonly kind: "deriving"; readonly step: Step | null }
  | { readonly kind: "failed"; readonly problem: Problem; readonly again: () => void };

const FRESH_MILLISECONDS = 60_000;

const inputOf = ({ level, asOf, profile, view, set }: Shared): Input<"derive"> => ({
  ...(level === undefined ? {} : { level }),
  ...(asOf === undefined ? {} : { asOf }),
  ...(profile === undefined ? {} : { profile }),
  ...(view === undefined ? {} : { view }),
  ...(set === undefined ? {} : { set }),
});

/** Brings the derivation that the questions of a page are answered from; the organisation's own is always there. */
export function useDerived(shared: Shared): Derivation {
  const input = inputOf(shared);
  const [step, setStep] = useState<Step | null>(null);
  const { isError, error, isPending, refetch } = useQuery({
    queryKey: ["derive", input],
    queryFn: async ({ signal }) => {
      setStep(null);
      await call("derive", input, { signal, onStep: setStep });
      return true;
    },
    enabled: Object.keys(input).length > 0,
    staleTime: FRESH_MILLISECONDS,
    retry: false,
  });
  if (Object.keys(input).length === 0) return { kind: "ready" };
  if (isError) return { kind: "failed", problem: problemOf(error), again: () => void refetch() };
  return isPending ? { kind: "deriving", step } : { kind: "ready" };
}

/** How far a derivation is, with a way back. */
export function Deriving({ step }: { readonly step: Step | null }) {
  const { t, f } = useWords();
  const { history } = useRouter();
  const change = useAddressChange();
  const known = step !== null && step.total > 0;
  const back = (): void =>
    history.canGoBack()
      ? history.back()
      : change({ level: undefined, asOf: undefined, profile: undefined, view: undefined, set: undefined }, { replace: true });
  return (
    <div className="card deriving" role="status" aria-live="polite" aria-busy="true">
      <div>
        <p className="title">{t("derive.title")}</p>
        <p className="small dim">
          {t("derive.text")} {known && t("derive.count", { done: f.number(step.done, 0), total: f.number(step.total, 0) })}
        </p>
      </div>
      <Progress
        value={known ? (step.done / step.total) * 100 : 100}
        animated={!known}
        striped={!known}
        aria-label={t("derive.title")}
        flex={1}
        miw={160}
      />
      <Button size="xs" variant="default" onClick={back}>
        {t("derive.back")}
      </Button>
    </div>
  );
}
