import { useQuery } from "@tanstack/react-query";
import type { Me, ScopeName } from "../contract/index.ts";
import { ask, queryOf } from "./ask.ts";
import type { AnyPage } from "./page.ts";

/** Who is signed in; the frame shows nothing before that is known. */
export const useMe = (): Me | null => useQuery(queryOf(ask("me", {}))).data ?? null;

/** Whether a page is worth showing a way to. The program itself decides what it answers. */
export const mayOpen = (page: AnyPage, me: Me | null): boolean =>
  !("needs" in page) || page.needs === undefined || me?.scopes.includes(page.needs) === true;

/** Whether a button is worth showing. The program itself decides what it does. */
export const useMay = (scope: ScopeName): boolean => useMe()?.scopes.includes(scope) === true;
