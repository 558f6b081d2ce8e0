import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useAddress } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import "../../ui/part-nav.css";
import { sections } from "./sections.ts";
import type { PartProps } from "./state.ts";

/** The parts under the curve; the one that is open stands in the address. */
export function Sections({ growth }: PartProps) {
  const { t } = useWords();
  const search = useAddress();
  const open = sections.find(({ id }) => id === search.tab) ?? sections[0];
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the parts do not fit side by side: the one that is open is brought into sight.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`[data-part="${open?.id}"]`);
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - 40;
  }, [open?.id]);
  return (
    <>
      <nav ref={nav} className="part-nav no-print" aria-label={t("growth.parts")}>
        {sections.map(({ id }) => (
          <Link
            key={id}
            to="/growth"
            search={{ ...search, tab: id } as never}
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
            className="part-link"
            data-part={id}
            {...(id === open?.id ? { "aria-current": "page" as const } : {})}
          >
            {t(`growth.part.${id}`)}
          </Link>
        ))}
      </nav>
      {open && <open.Part growth={growth} />}
    </>
  );
}
