import { Link } from "@tanstack/react-router";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Note } from "../../ui/Note.tsx";
import { sections } from "./sections.ts";
import "../../ui/part-nav.css";
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
      <nav className="part-nav no-print" aria-label={t("method.sections")}>
        {sections.map(({ id }) => (
          <Link
            key={id}
            to="/method"
            search={{ ...filtersOf(search), tab: id } as never}
            activeOptions={{ exact: true, includeSearch: true }}
            className="part-link"
            {...(id === open?.id ? { "aria-current": "page" as const } : {})}
          >
            {t(`method.section.${id}`)}
          </Link>
        ))}
      </nav>
      {open && <open.Section may={may} />}
    </div>
  );
}
