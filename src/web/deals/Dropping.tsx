import { TextInput } from "@mantine/core";
import type { Input, Problem } from "../../contract/index.ts";
import { useWords } from "../i18n/index.ts";
import { Owner } from "../ui/Owner.tsx";

export type Dropped = NonNullable<Input<"moveDeal">["dropped"]>[number] & { readonly text: string };

const textsIn = (given: unknown): readonly string[] => (Array.isArray(given) ? given.map(String) : []);

/** Promises that nothing keeps, for which a commit was refused. */
export function promisesIn(problem: Problem | null): readonly Dropped[] {
  if (problem?.code !== "promise_lost") return [];
  const texts = textsIn(problem.details?.["texts"]);
  return textsIn(problem.details?.["promises"]).map((promiseId, at) => ({
    promiseId,
    text: texts[at] ?? promiseId,
    reason: "",
    buyer: "",
    us: "",
  }));
}

export const isDropped = ({ reason, buyer, us }: Dropped): boolean => [reason, buyer, us].every((said) => said.trim() !== "");

interface DroppingProps {
  readonly dropped: readonly Dropped[];
  readonly onChange: (dropped: readonly Dropped[]) => void;
}

/** A promise that no outcome keeps goes into the plan, or is dropped with a reason that somebody of each side stands behind. */
export function Dropping({ dropped, onChange }: DroppingProps) {
  const { t } = useWords();
  const set = (at: number, change: Partial<Dropped>): void => onChange(dropped.map((one, i) => (i === at ? { ...one, ...change } : one)));
  return (
    <div role="alert" className="deal-move-promises">
      <p>{t("deal.promise.text", { count: dropped.length })}</p>
      {dropped.map(({ promiseId, text, reason, buyer, us }, at) => (
        <fieldset key={promiseId} className="deal-fields">
          <legend className="deal-legend">{text}</legend>
          <TextInput
            className="deal-wide"
            label={t("deal.promise.reason")}
            value={reason}
            required
            withAsterisk={false}
            onChange={({ currentTarget: { value } }) => set(at, { reason: value })}
          />
          <TextInput
            label={t("deal.promise.buyer")}
            value={buyer}
            maxLength={120}
            required
            withAsterisk={false}
            onChange={({ currentTarget: { value } }) => set(at, { buyer: value })}
          />
          <Owner label={t("deal.promise.us")} value={us} required onChange={(value) => set(at, { us: value })} />
        </fieldset>
      ))}
    </div>
  );
}
