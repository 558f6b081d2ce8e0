import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { ScopeName } from "../contract/index.ts";
import type { Answers, Asks } from "./ask.ts";
import type { Search } from "./search.ts";
import type { View } from "./view.ts";

export type FilterName = "period" | "compare" | "segments" | "level" | "currency" | "asOf" | "counting";

/** A page that can be read as of another day can be counted another way too: profile, currency view and settings on trial. */
export const withCounting = (filters: readonly FilterName[]): readonly FilterName[] =>
  filters.includes("asOf") ? [...filters, "counting"] : filters;

export interface PageProps<Q> {
  readonly view: View;
  readonly answers: Answers<Q>;
}

/** A page: where it is, which filters matter to it, what it asks, and the component that draws the answers. */
export interface Page<Q extends Asks = Asks> {
  readonly id: string;
  readonly path: string;
  /** The page one comes to it from, where it shows one record of many: it then stands in no list of pages. */
  readonly under?: string;
  readonly filters: (search: Search) => readonly FilterName[];
  /** What to ask for a view. A page of the ledger is not asked while the ledger is empty. */
  readonly load: (view: View) => Q;
  readonly Page: LazyExoticComponent<ComponentType<PageProps<Q>>>;
  /** Drawn while the ledger is empty, where the first of what the page shows may be written by hand. */
  readonly First?: LazyExoticComponent<ComponentType>;
}

/** A page that works without a ledger: it brings the first files. */
export interface OpenPage {
  readonly id: string;
  readonly path: string;
  readonly under?: string;
  readonly filters: (search: Search) => readonly FilterName[];
  readonly load: null;
  readonly Page: LazyExoticComponent<ComponentType<{ readonly search: Search }>>;
  /** Stands in the menu of the person who is signed in, and not among the pages of the ledger. */
  readonly menu?: true;
  /** Only for those who may do this. */
  readonly needs?: ScopeName;
}

/** A page for those who are not in yet. */
export interface Gate {
  readonly id: string;
  readonly path: string;
  readonly Page: LazyExoticComponent<ComponentType<{ readonly search: Search }>>;
}

/** One page of the list, whatever it asks. */
export type AnyPage = Page<never> | OpenPage;

export const page = <Q extends Asks>(made: Page<Q>): AnyPage => made as unknown as AnyPage;

export const drawnBy = <P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> =>
  lazy(async () => ({ default: await load() })) as unknown as LazyExoticComponent<ComponentType<P>>;
