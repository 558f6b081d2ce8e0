import { useWords } from "../../../i18n/index.ts";
import type { Reach } from "./reach.ts";
import { sourceOf } from "./use-names.ts";

/** Where the benchmarks of some levers are from, with how well they are known. */
export function Sources({ reaches }: { readonly reaches: readonly Pick<Reach, "benchmark">[] }) {
  const { t } = useWords();
  const used = reaches.flatMap(({ benchmark }) => (benchmark === null ? [] : [benchmark]));
  const sources = [...new Map(used.map(({ source, mark }) => [`${source} ${mark}`, { source, mark }])).values()];
  if (sources.length === 0) return null;
  return (
    <ul className="parts-sources small dim">
      {sources.map(({ source, mark }) => {
        const { title, url } = sourceOf(source);
        return (
          <li key={`${source} ${mark}`}>
            {t("parts.source", { mark, meaning: t(`benchmarks.mark.${mark}`) })}{" "}
            {url === null ? (
              title
            ) : (
              <a className="link" href={url} rel="noreferrer">
                {title}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
