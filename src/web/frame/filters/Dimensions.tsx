import type { Output } from "../../../contract/index.ts";
import { useAddressChange } from "../../address.ts";
import { ask, useAsks } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import type { View } from "../../view.ts";
import { useValueName } from "./field-name.ts";

interface DimensionsProps {
  readonly view: View;
  readonly fields: Output<"segments">["fields"];
}

const DIMENSIONS = ["model", "motion"] as const;
type Dimension = (typeof DIMENSIONS)[number];
/** More values than this belong into the list of the segment filter. */
const MOST = 6;

/** Business model and motion, one click each, where the ledger knows several. */
export function Dimensions({ view, fields }: DimensionsProps) {
  const known = DIMENSIONS.filter((name) => fields.some(({ field, values }) => field === name && values > 1 && values <= MOST));
  return known.map((field) => <Values key={field} field={field} view={view} />);
}

function Values({ field, view }: { readonly field: Dimension; readonly view: View }) {
  const { t } = useWords();
  const name = useValueName();
  const change = useAddressChange();
  const asked = useAsks({ values: ask("segmentValues", { field }) });
  if (asked.kind !== "ready") return null;
  const where = view.search.where ?? [];
  const chosen = where.find((filter) => filter.field === field)?.values ?? [];
  const others = where.filter((filter) => filter.field !== field);
  const choose = (value: string): void => {
    const next = chosen.length === 1 && chosen[0] === value ? others : [...others, { field, values: [value] }];
    change({ where: next.length === 0 ? undefined : next, offset: undefined, entity: undefined });
  };
  return (
    <fieldset className="filter-group">
      <legend className="visually-hidden">{t(`filter.dimension.${field}`)}</legend>
      {asked.answers.values.values.map((value) => (
        <button key={value} type="button" className="filter-toggle" aria-pressed={chosen.includes(value)} onClick={() => choose(value)}>
          {name(field, value)}
        </button>
      ))}
    </fieldset>
  );
}
