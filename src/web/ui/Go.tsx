import { Link } from "@tanstack/react-router";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import type { Search } from "../search.ts";

interface GoProps extends Omit<ComponentPropsWithoutRef<"a">, "href"> {
  readonly to: string;
  readonly search?: Search;
  readonly children: ReactNode;
}

/** A link to a page, with what its address says. */
export function Go({ to, search = {}, children, ...rest }: GoProps) {
  return (
    <Link to={to} search={search as never} preload="intent" {...(rest as object)}>
      {children}
    </Link>
  );
}
