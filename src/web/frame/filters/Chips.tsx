import { formatPeriod } from "../../../domain/index.ts";
import { type AddressChange, useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import type { FilterName } from "../../page.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { View } from "../../view.ts";
import { useFieldName, useValueName } from "./field-name.ts";

interface Chip {
  readonly filter: FilterName;
  readonly text: string;
  readonly without: AddressChange;
}

function useChips({ search, period, counting }: View): readonly Chip[] {
  const { t, f } = useWords();
  const name = useFieldName();
  const valueName = useValueName();
  const where = search.where ?? [];
  const chips: (Chip | null)[] = [
    search.from === undefined && search.to === undefined
      ? null
      : { filter: "period", text: f.period(formatPeriod(period)), without: { from: undefined, to: undefined } },
    search.compare === undefined ? null : { filter: "compare", text: t(`filter.chip.${search.compare}`), without: { compare: undefined } },
    ...where.map(({ field, values }): Chip => {
      const others = where.filter((filter) => filter.field !== field);
      const told = f.list(values.map((value) => valueName(field, value)));
      return { filter: "segments", text: `${name(field)}: ${told}`, without: { where: others.length === 0 ? undefined : others } };
    }),
    search.level === undefined || search.level === "customer"
      ? null
      : { filter: "level", text: t(`filter.levels.${search.level}`), without: { level: undefined } },
    search.currency === undefined || counting.currencyView !== "native"
      ? null
      : { filter: "currency", text: search.currency, without: { currency: undefined } },
    search.asOf === undefined
      ? null
      : { filter: "asOf", text: t("filter.chip.asOf", { day: f.day(search.asOf) }), without: { asOf: undefined } },
    search.profile === undefined
      ? null
      : {
          filter: "counting",
          text: t("filter.chip.profile", { profile: titleOf(counting, search.profile) }),
          without: { profile: undefined },
        },
    search.view === undefined ? null : { filter: "counting", text: t(`filter.views.${search.view}`), without: { view: undefined } },
    search.set === undefined
      ? null
      : { filter: "counting", text: t("filter.chip.set", { set: search.set.split("&").join(", ") }), without: { set: undefined } },
  ];
  return chips.filter((chip) => chip !== null);
}

const titleOf = ({ profiles }: View["counting"], name: string): string => profiles.find((one) => one.name === name)?.title ?? name;

/** What differs from the first view, each with a way back. */
export function Chips({ view, filters }: { readonly view: View; readonly filters: readonly FilterName[] }) {
  const { t } = useWords();
  const change = useAddressChange();
  const chips = useChips(view).filter(({ filter }) => filters.includes(filter));
  if (chips.length === 0) return null;
  const none: AddressChange = Object.assign(
    {},
    ...chips.map(({ without }) => ({ ...without, ...("where" in without ? { where: undefined } : {}) })),
  );
  return (
    <ul className="chips" aria-label={t("filter.inForce")}>
      {chips.map(({ filter, text, without }) => (
        <li key={`${filter} ${text}`}>
          <button type="button" className="chip" onClick={() => change(without)} aria-label={t("filter.remove", { filter: text })}>
            <span>{text}</span>
            <Icon name="close" size={12} />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="chip chip-clear" onClick={() => change(none)}>
            {t("filter.clear")}
          </button>
        </li>
      )}
    </ul>
  );
}
