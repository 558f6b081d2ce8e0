import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import type { Search } from "../search.ts";
import "./part-nav.css";

interface PartNavProps {
  readonly label: string;
  /** Path of the page whose parts they are. */
  readonly to: string;
  readonly ids: readonly string[];
  /** The one that is shown. */
  readonly open: string | undefined;
  /** What the address says of a part. */
  readonly searchOf: (id: string) => Search;
  readonly says: (id: string) => ReactNode;
  /** Links to other pages, after the parts. */
  readonly children?: ReactNode;
}

/** The parts of a page, one shown at a time; the address says which. */
export function PartNav({ label, to, ids, open, searchOf, says, children }: PartNavProps) {
  const nav = useRef<HTMLElement>(null);
  // On a narrow screen the parts do not fit side by side: the one that is open is brought into sight.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`[data-part="${open}"]`);
    if (nav.current && link) nav.current.scrollLeft = link.offsetLeft - 40;
  }, [open]);
  return (
    <nav ref={nav} className="part-nav no-print" aria-label={label}>
      {ids.map((id) => (
        <Link
          key={id}
          to={to}
          search={searchOf(id) as never}
          activeOptions={{ exact: true, includeSearch: true }}
          className="part-link"
          data-part={id}
          resetScroll={false}
          {...(id === open ? { "aria-current": "page" as const } : {})}
        >
          {says(id)}
        </Link>
      ))}
      {children}
    </nav>
  );
}
