import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { SharedPlan } from "../../../contract/index.ts";
import { ask, problemOf, queryOf } from "../../ask.ts";
import { LanguageSwitch, SchemeSwitch } from "../../frame/Switches.tsx";
import { Waiting } from "../../frame/Waiting.tsx";
import { type Language, languages, showLanguage, useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { type Acting, ActingProvider } from "./acting.ts";
import { Refused } from "./Refused.tsx";
import { Shared } from "./Shared.tsx";
import "../sign-in/gate.css";
import "./buyer.css";

const CHOSEN = "bowtie-shared-language";

async function choose(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language);
  await showLanguage(language);
}

function Around({ children, choosing }: { readonly children: ReactNode; readonly choosing?: (language: Language) => Promise<void> }) {
  return (
    <div className="gate shared">
      <header className="gate-top shared-top no-print">
        <span className="gate-mark">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          OpenBowtie
        </span>
        <span className="gate-tools">
          <LanguageSwitch {...(choosing ? { choose: choosing } : {})} />
          <SchemeSwitch />
        </span>
      </header>
      <main className="shared-main">{children}</main>
    </div>
  );
}

function useTitle(plan: SharedPlan | undefined): void {
  useEffect(() => {
    if (plan) document.title = `${plan.objective} · OpenBowtie`;
  }, [plan]);
}

/** The page behind a link: in the link's language, until its reader chooses another. */
export function SharedHost() {
  const { secret = "" } = useParams({ strict: false }) as { secret?: string };
  const queries = useQueryClient();
  const query = queryOf(ask("buyerPlan", { secret }));
  const asked = useQuery({ ...query, retry: false, refetchOnWindowFocus: true });
  const [isSpoken, setSpoken] = useState(false);
  const language = asked.data?.language;
  useEffect(() => {
    if (language === undefined) return;
    const chosen = languages.find((one) => one === localStorage.getItem(CHOSEN));
    void showLanguage(chosen ?? language).then(() => setSpoken(true));
  }, [language]);
  useTitle(asked.data);
  const isOurs = asked.data?.isOurs === true;
  const acting = useMemo<Acting>(
    () => ({
      secret: isOurs ? null : secret,
      take: (plan) => queries.setQueryData(queryOf(ask("buyerPlan", { secret })).queryKey, plan),
      again: () => queries.invalidateQueries({ queryKey: ["buyerPlan"] }),
    }),
    [secret, isOurs, queries],
  );
  return (
    <Around choosing={choose}>
      {asked.isError ? (
        <Closed problem={problemOf(asked.error)} />
      ) : asked.data === undefined || !isSpoken ? (
        <Waiting />
      ) : (
        <ActingProvider value={acting}>
          <Shared plan={asked.data} />
        </ActingProvider>
      )}
    </Around>
  );
}

function Closed({ problem }: { readonly problem: ReturnType<typeof problemOf> }) {
  const { t } = useWords();
  return (
    <section className="card shared-closed">
      <h1>{t("shared.closed")}</h1>
      <Refused problem={problem} />
    </section>
  );
}

/** Our own look at what the buyer sees; nothing can be done on it. */
export function PreviewHost() {
  const { t } = useWords();
  const { plan = "" } = useParams({ strict: false }) as { plan?: string };
  const asked = useQuery({ ...queryOf(ask("sharedPlan", { plan })), retry: false });
  useTitle(asked.data);
  return (
    <Around>
      {asked.isError ? (
        <Closed problem={problemOf(asked.error)} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        <>
          <Note>{t("shared.preview")}</Note>
          <Shared plan={asked.data} />
        </>
      )}
    </Around>
  );
}
