import { Button, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FieldSource, type Mapping, mappedStates, recordDefinition } from "../../../../domain/index.ts";
import { ask, queryOf } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import { guessState, translate, translationsOf } from "./edit.ts";

interface TranslationsProps {
  readonly name: string;
  readonly mapping: Mapping;
  readonly at: readonly [file: number, record: number];
  readonly source: FieldSource | undefined;
  readonly column: string;
  readonly upload: string | null;
  readonly onMapping: (mapping: Mapping) => void;
}

const NONE = { values: [], more: false } as const;

/** Every value a column has in the whole file, and what it stands for: stages to states of the Bowtie, above all. */
export function Translations({ name, mapping, at, source, column, upload, onMapping }: TranslationsProps) {
  const { t, f } = useWords();
  const asked = useQuery({ ...queryOf(ask("columnValues", { id: upload ?? "", column })), enabled: upload !== null });
  const { values, more } = asked.data ?? NONE;
  const known = translationsOf(mapping, source);
  const type = mapping.files[at[0]]?.records[at[1]]?.type;
  const choices = type === undefined ? undefined : recordDefinition(type).fields[name]?.choices;
  const rows = new Map<string, number | null>([
    ...values.map(({ value, rows: count }): [string, number] => [value, count]),
    ...Object.keys(known)
      .filter((value) => !values.some((one) => one.value === value))
      .map((value): [string, null] => [value, null]),
  ]);
  const set = (value: string, to: string): void => {
    const { [value]: _, ...others } = known;
    onMapping(translate(mapping, at, name, to === "" ? others : { ...known, [value]: to }));
  };
  const guesses = Object.fromEntries(
    [...rows.keys()].flatMap((value) => {
      const state = known[value] === undefined && !isChoice(choices, value) ? guessState(value) : null;
      return state === null ? [] : [[value, state]];
    }),
  );
  const suggested = name === "state" ? Object.keys(guesses).length : 0;
  if (upload !== null && asked.isPending) return <Skeleton height={80} className="translations" />;
  return (
    <div className="translations">
      <div className="translations-head">
        <p className="small dim">{t(name === "state" ? "imports.mapping.statesHint" : "imports.mapping.valuesHint", { column })}</p>
        {suggested > 0 && (
          <Button size="compact-xs" variant="light" onClick={() => onMapping(translate(mapping, at, name, { ...known, ...guesses }))}>
            {t("imports.mapping.suggestStates", { count: suggested, n: suggested })}
          </Button>
        )}
      </div>
      {rows.size === 0 && <p className="small dim">{t("imports.mapping.noValues")}</p>}
      <ul className="translation-list">
        {[...rows].map(([value, count]) => (
          <li key={value}>
            <span className="translation-from">
              {value}
              {count !== null && <span className="small dim"> {t("imports.mapping.rows", { count, n: f.number(count, 0) })}</span>}
            </span>
            {choices === undefined ? (
              <TextInput
                size="xs"
                aria-label={t("imports.mapping.standsFor", { value })}
                placeholder={value}
                value={known[value] ?? ""}
                onChange={({ currentTarget }) => set(value, currentTarget.value)}
              />
            ) : (
              <NativeSelect
                size="xs"
                aria-label={t("imports.mapping.standsFor", { value })}
                value={known[value] ?? (isChoice(choices, value) ? value.toLowerCase() : "")}
                data={[
                  { value: "", label: t("imports.mapping.nothing") },
                  ...choices.map((choice) => ({ value: choice, label: labelOf(choice, t) })),
                ]}
                onChange={({ currentTarget }) => set(value, currentTarget.value)}
              />
            )}
          </li>
        ))}
      </ul>
      {more && <p className="small dim">{t("imports.mapping.moreValues")}</p>}
    </div>
  );
}

const isChoice = (choices: readonly string[] | undefined, value: string): boolean => choices?.includes(value.toLowerCase()) === true;

const labelOf = (choice: string, t: (key: string) => string): string =>
  (mappedStates as readonly string[]).includes(choice) ? t(`imports.state.${choice}`) : choice;
