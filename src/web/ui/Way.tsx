import type { ReactNode } from "react";
import { useHasPage } from "../address.ts";
import { readSearch, type Search } from "../search.ts";
import { Go } from "./Go.tsx";

interface WayProps {
  /** An address within the program, as it names one: `/deals/7?tab=talk`. */
  readonly path: string;
  readonly className?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/** The way to a place the program names; plain words where there is no such page. */
export function Way({ path, className, onClick, children }: WayProps) {
  const [to = "/", query = ""] = path.split("?");
  const isThere = useHasPage(to.replace(/^\/(accounts|deals|plans)\/[^/]+$/, "/$1/$id"));
  if (!isThere) return <span className={className}>{children}</span>;
  return (
    <Go
      to={to}
      search={readSearch(query) as Search}
      {...(className === undefined ? {} : { className })}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </Go>
  );
}
