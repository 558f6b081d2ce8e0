import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Note } from "../../ui/Note.tsx";
import { PartNav } from "../../ui/PartNav.tsx";
import { sections } from "./sections.ts";
import "../../deals/deals.css";
import "./method.css";

/** How the team works: where it differs from the standard, it says so here. */
export function MethodPage({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const may = useMay("method");
  const open = sections.find(({ id }) => id === search.tab) ?? sections[0];
  return (
    <div className="sections">
      <p className="dim method-lead">{t("method.lead")}</p>
      {!may && <Note>{t("method.readOnly")}</Note>}
      <PartNav
        label={t("method.sections")}
        to="/method"
        ids={sections.map(({ id }) => id)}
        open={open?.id}
        searchOf={(id) => ({ ...filtersOf(search), tab: id })}
        says={(id) => t(`method.section.${id}`)}
      />
      {open && <open.Section may={may} />}
    </div>
  );
}
