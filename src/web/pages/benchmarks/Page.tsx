import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { Bands } from "./Bands.tsx";
import { Compared } from "./Compared.tsx";
import type { BenchmarksProps } from "./load.ts";
import { Peers } from "./Peers.tsx";
import { Silent } from "./Silent.tsx";
import { titleOf } from "./words.ts";
import "../../ui/table.css";
import "./benchmarks.css";

/** Our numbers beside those of others, where they mean the same. */
export function BenchmarksPage(props: BenchmarksProps) {
  const { t, f } = useWords();
  const { metrics, leaks } = props.answers.benchmarks;
  const compared = metrics.filter(({ rows }) => rows.some(({ silence }) => silence === undefined));
  return (
    <div className="sections">
      <Bands {...props} />
      {leaks.length > 0 && (
        <Note kind="warn">
          {t("benchmarks.leaks", {
            list: f.list(leaks.map((leak) => t("benchmarks.leak", { metric: titleOf(leak, t), gap: f.ratio(leak.gap) }))),
          })}
        </Note>
      )}
      {compared.length === 0 && <Note>{t("benchmarks.nothing")}</Note>}
      {compared.map((group) => (
        <Compared key={`${group.metric} ${group.part} ${group.method} ${group.point?.period}`} group={group} {...props} />
      ))}
      <Silent {...props} />
      <Peers {...props} />
    </div>
  );
}
