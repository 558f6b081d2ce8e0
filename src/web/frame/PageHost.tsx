import { type ReactNode, Suspense, useEffect, useRef } from "react";
import { useAddress, useRecord } from "../address.ts";
import { type Answers, type Asks, ask, useAsks } from "../ask.ts";
import type { AnyPage, OpenPage, Page } from "../page.ts";
import type { Search } from "../search.ts";
import { NothingYet } from "../ui/NothingYet.tsx";
import { Trouble } from "../ui/Trouble.tsx";
import { countingOf, type View, viewOf } from "../view.ts";
import { Deriving, useDerived } from "./Deriving.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { Mixes, mixesIn } from "./Mixes.tsx";
import { Unpriced } from "./Unpriced.tsx";
import { Waiting } from "./Waiting.tsx";
import { Welcome } from "./Welcome.tsx";

const known = { segments: ask("segments", {}), settings: ask("settings", {}) } as const;

/** A page with its filters: asks what the page wants to know, and shows what there is until all of it is there. */
export function PageHost({ page }: { readonly page: AnyPage }) {
  const search = useAddress();
  const record = useRecord();
  const asked = useAsks(known);
  if (page.load === null) return <OpenPageHost page={page} search={search} />;
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const found = viewOf(search, asked.answers.segments, countingOf(search, asked.answers.settings));
  if (found === null)
    return page.First === undefined ? (
      <Welcome />
    ) : (
      <Suspense fallback={<Waiting />}>
        <page.First />
      </Suspense>
    );
  const view = record === undefined ? found : { ...found, record };
  const filters = page.filters(search);
  return (
    <>
      <FilterBar view={view} filters={filters} fields={asked.answers.segments.fields} />
      <Derived view={view}>
        {view.counting.currencyView !== "native" && filters.includes("currency") && <Unpriced view={view} />}
        <Asking page={page as unknown as Page} view={view} />
      </Derived>
    </>
  );
}

/** Another day, profile or view is derived first, with its progress, so that nothing seems to hang. */
function Derived({ view, children }: { readonly view: View; readonly children: ReactNode }) {
  const derived = useDerived(view.shared);
  if (derived.kind === "failed") return <Trouble problem={derived.problem} again={derived.again} />;
  return derived.kind === "deriving" ? <Deriving step={derived.step} /> : children;
}

function OpenPageHost({ page: { Page }, search }: { readonly page: OpenPage; readonly search: Search }) {
  return (
    <Suspense fallback={<Waiting />}>
      <Page search={search} />
    </Suspense>
  );
}

interface Ready {
  readonly view: View;
  readonly answers: Answers<Asks>;
}

/** While a new question is under way, the last answers stay, paler, so that nothing jumps. */
function Asking({ page, view }: { readonly page: Page; readonly view: View }) {
  const { Page } = page;
  const asked = useAsks(page.load(view));
  const last = useRef<Ready | null>(null);
  const ready: Ready | null = asked.kind === "ready" ? { view, answers: asked.answers } : null;
  useEffect(() => {
    if (ready) last.current = ready;
  });
  if (asked.kind === "failed")
    return asked.problem.code === "empty_ledger" && view.search.asOf !== undefined ? (
      <NothingYet asOf={view.search.asOf} />
    ) : (
      <Trouble problem={asked.problem} again={asked.again} />
    );
  const shown = ready ?? last.current;
  if (!shown) return <Waiting />;
  return (
    <Busy busy={ready === null}>
      <Mixes mixes={mixesIn(shown.answers)} search={shown.view.search} />
      <Suspense fallback={<Waiting />}>
        <Page view={shown.view} answers={shown.answers} />
      </Suspense>
    </Busy>
  );
}

const Busy = ({ busy, children }: { readonly busy: boolean; readonly children: ReactNode }) => (
  <div className={busy ? "busy" : undefined} aria-busy={busy}>
    {children}
  </div>
);
