import type { Deal } from "../../contract/index.ts";
import { useWords } from "../i18n/index.ts";
import { Crossed } from "../ui/Crossed.tsx";
import { fieldWords, valueWords } from "./say.ts";
import type { Changing } from "./use-change.ts";

interface CrossedChangeProps {
  /** As it is by now. */
  readonly deal: Deal;
  readonly changing: Changing;
  /** After either of the two was chosen. */
  readonly onDone: () => void;
}

/** How the record names what the deal's page calls otherwise. */
const OF_DEAL: Readonly<Record<string, keyof Deal>> = { list_amount: "listAmount", listAmount: "listAmount" };

const mineIn = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "minor" in value ? (value as { readonly minor: unknown }).minor : value;

/** Why a change was not saved: declined with a reason, or crossed by another one, which is shown beside it. */
export function CrossedChange({ deal, changing: { busy, problem, crossing, save, reset }, onDone }: CrossedChangeProps) {
  const words = useWords();
  if (crossing === null) return <Crossed problem={problem} />;
  const { change, fields } = crossing;
  const mine: Readonly<Record<string, unknown>> = { ...change.record, ...change.notes };
  const now: Readonly<Record<string, unknown>> = { ...deal, ...deal.notes };
  const known = { currency: deal.currency, stages: deal.stages };
  return (
    <Crossed
      problem={problem}
      busy={busy}
      rows={fields.map((field) => ({
        field: fieldWords(field, words.t),
        theirs: valueWords(field, now[OF_DEAL[field] ?? field], words, known),
        mine: field in mine ? valueWords(field, mineIn(mine[field]), words, known) : words.t("deal.said.follows"),
      }))}
      onMine={() => void save(change).then((done) => done && onDone())}
      onTheirs={() => {
        reset();
        onDone();
      }}
    />
  );
}
