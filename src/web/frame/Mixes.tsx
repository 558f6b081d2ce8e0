import { useAddressChange } from "../address.ts";
import { useWords } from "../i18n/index.ts";
import { filtersOf, type Search } from "../search.ts";
import { Go } from "../ui/Go.tsx";
import { Note } from "../ui/Note.tsx";
import { useValueName } from "./filters/field-name.ts";

/** The models the answers of a page put into one number, if they do. */
export function mixesIn(answers: Readonly<Record<string, unknown>>): readonly string[] {
  for (const answer of Object.values(answers)) {
    const mixes = (answer as { readonly mixes?: unknown } | null)?.mixes;
    if (Array.isArray(mixes) && mixes.length > 1) return mixes.map(String);
  }
  return [];
}

/** Says that several business models stand in one number, with the ways out: one of them, or all side by side. */
export function Mixes({ mixes, search }: { readonly mixes: readonly string[]; readonly search: Search }) {
  const { t, f } = useWords();
  const name = useValueName();
  const change = useAddressChange();
  if (mixes.length < 2) return null;
  const others = (search.where ?? []).filter(({ field }) => field !== "model");
  return (
    <div className="mixes no-print">
      <Note>
        <span>{t("mixes.says", { count: mixes.length, models: f.list(mixes.map((model) => name("model", model))) })}</span>{" "}
        <span className="mixes-ways">
          {mixes.map((model) => (
            <button
              key={model}
              type="button"
              className="chip"
              onClick={() => change({ where: [...others, { field: "model", values: [model] }], offset: undefined, entity: undefined })}
            >
              {t("mixes.only", { model: name("model", model) })}
            </button>
          ))}
          <Go to="/models" search={filtersOf(search)} className="chip">
            {t("mixes.split")}
          </Go>
        </span>
      </Note>
    </div>
  );
}
