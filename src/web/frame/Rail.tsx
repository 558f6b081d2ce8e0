import { useEffect, useRef } from "react";
import { useAddress, usePath } from "../address.ts";
import { useWords } from "../i18n/index.ts";
import type { AnyPage } from "../page.ts";
import { listedPages, pageAt } from "../pages/index.ts";
import { filtersOf } from "../search.ts";
import { Go } from "../ui/Go.tsx";
import { Icon } from "../ui/Icon.tsx";
import { iconOf } from "./icons.ts";

const isInRail = (page: AnyPage): boolean => !("menu" in page);

/** Pages a new group begins with: the team’s work; more numbers; whether to believe them; where they come from and how they are counted. */
const BEGINS: ReadonlySet<string> = new Set(["work", "models", "explain", "imports"]);

/** The pages: at the left of a wide screen, at the bottom of a phone. */
export function Rail() {
  const { t } = useWords();
  const path = usePath();
  const here = pageAt(path);
  const filters = filtersOf(useAddress());
  const list = useRef<HTMLUListElement>(null);
  // A phone is too narrow for all of them: the one that is open is brought into sight.
  useEffect(() => {
    const open = list.current?.querySelector<HTMLElement>(`[data-page="${here?.under ?? here?.id}"]`);
    if (list.current && open) list.current.scrollLeft = open.offsetLeft - (list.current.clientWidth - open.clientWidth) / 2;
  }, [here]);
  return (
    <nav className="rail no-print" aria-label={t("frame.pages")}>
      <Go to="/" search={filters} className="rail-mark" aria-label="OpenBowtie">
        <img src="/favicon.svg" alt="" width={28} height={28} />
        <span className="rail-name">OpenBowtie</span>
      </Go>
      <ul ref={list}>
        {listedPages.filter(isInRail).map((page) => (
          <li key={page.id} data-page={page.id} className={BEGINS.has(page.id) ? "rail-begins" : undefined}>
            <Go
              to={page.path}
              search={filters}
              className="rail-link"
              {...(page === here ? { "aria-current": "page" as const } : page.id === here?.under ? { "aria-current": true as const } : {})}
            >
              <Icon name={iconOf(page.id)} size={20} />
              <span>{t(`nav.${page.id}`)}</span>
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}
