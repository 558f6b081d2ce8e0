import { Suspense, useEffect } from "react";
import { useAddress } from "../../address.ts";
import { LanguageSwitch, SchemeSwitch } from "../../frame/Switches.tsx";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import type { Gate } from "../../page.ts";
import "./gate.css";

/** A page before the frame: a name, a form, and the switches. */
export function GateHost({ gate: { id, Page } }: { readonly gate: Gate }) {
  const { t } = useWords();
  const search = useAddress();
  const title = t(`gate.${id}.title`);
  useEffect(() => {
    document.title = `${title} · OpenBowtie`;
  }, [title]);
  return (
    <div className="gate">
      <header className="gate-top">
        <span className="gate-mark">
          <img src="/favicon.svg" alt="" width={28} height={28} />
          OpenBowtie
        </span>
        <span className="gate-tools">
          <LanguageSwitch />
          <SchemeSwitch />
        </span>
      </header>
      <main className="gate-main card">
        <h1>{title}</h1>
        <Suspense fallback={<Waiting />}>
          <Page search={search} />
        </Suspense>
      </main>
    </div>
  );
}
