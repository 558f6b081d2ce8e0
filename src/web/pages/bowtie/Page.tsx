import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { told } from "../../units.ts";
import type { BowtieAsks } from "./load.ts";

export function BowtiePage({ answers: { bowtie } }: PageProps<BowtieAsks>) {
  const words = useWords();
  return (
    <ul>
      {bowtie.states.map(({ state, volume }) => (
        <li key={state}>
          {words.t(`bowtie.state.${state}`)}: {told(volume, "count", undefined, words)}
        </li>
      ))}
    </ul>
  );
}
