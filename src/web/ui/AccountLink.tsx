import type { ReactNode } from "react";
import { filtersOf, type Search } from "../search.ts";
import { Go } from "./Go.tsx";
import "./figure.css";

interface AccountLinkProps {
  /** What is counted: an account, unless subscriptions are. */
  readonly entity: number;
  readonly search: Search;
  /** The explanation to open where what is counted is no account. */
  readonly fallback: Search;
  readonly children: ReactNode;
}

/** A customer's name, leading to all that is known of it. */
export const AccountLink = ({ entity, search, fallback, children }: AccountLinkProps) =>
  search.level === "subscription" ? (
    <Go to="/explain" search={fallback} className="figure">
      {children}
    </Go>
  ) : (
    <Go to={`/accounts/${entity}`} search={filtersOf(search)} className="figure">
      {children}
    </Go>
  );
