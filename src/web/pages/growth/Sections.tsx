import { useAddress } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { PartNav } from "../../ui/PartNav.tsx";
import { sections } from "./sections.ts";
import type { PartProps } from "./state.ts";

/** The parts under the curve; the one that is open stands in the address. */
export function Sections({ growth }: PartProps) {
  const { t } = useWords();
  const search = useAddress();
  const open = sections.find(({ id }) => id === search.tab) ?? sections[0];
  return (
    <>
      <PartNav
        label={t("growth.parts")}
        to="/growth"
        ids={sections.map(({ id }) => id)}
        open={open?.id}
        searchOf={(id) => ({ ...search, tab: id })}
        says={(id) => t(`growth.part.${id}`)}
      />
      {open && <open.Part growth={growth} />}
    </>
  );
}
