import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import type { GrowthAsks } from "./load.ts";
import { Sections } from "./Sections.tsx";
import { useGrowth } from "./use-growth.ts";

/** What recurring revenue will be, what changes it, and by how much. */
export function GrowthPage({ view, answers: { model } }: PageProps<GrowthAsks>) {
  const { f } = useWords();
  const growth = useGrowth(model, view);
  return (
    <div className="sections">
      <p>{f.money(growth.now.total.arr[growth.scenario.months - 1] ?? 0, growth.currency)}</p>
      <Sections growth={growth} />
    </div>
  );
}
