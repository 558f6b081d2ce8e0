import { useLocation, useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Search } from "./search.ts";

/** A change of the address; `undefined` takes a word out of it. */
export type AddressChange = { readonly [K in keyof Search]?: Search[K] | undefined };

export interface AddressOptions {
  /** Leaves no step behind for the browser's back button: for typing and for panels. */
  readonly replace?: boolean;
}

/** What the address says now. */
export const useAddress = (): Search => useSearch({ strict: false }) as Search;

export const usePath = (): string => useLocation({ select: ({ pathname }) => pathname });

/** The record the path names: of /accounts/17 it is 17. */
export const useRecord = (): string | undefined => (useParams({ strict: false }) as { readonly id?: string }).id;

/** Whether there is a page at a path, so that nothing links to one that is not. */
export const useHasPage = (path: string): boolean => Object.hasOwn(useRouter().routesByPath, path);

/** Changes the address of the page one is on; everything on it follows. */
export function useAddressChange(): (change: AddressChange, options?: AddressOptions) => void {
  const navigate = useNavigate();
  return useCallback(
    (change, { replace = false } = {}) => {
      const search = (known: Search): Search => ({ ...known, ...change }) as Search;
      void navigate({ to: ".", search: search as never, replace, resetScroll: false });
    },
    [navigate],
  );
}
