import { Outlet } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePath } from "../address.ts";
import { useWords } from "../i18n/index.ts";
import { pageAt } from "../pages/index.ts";
import { Bell } from "./Bell.tsx";
import { Freshness } from "./Freshness.tsx";
import { Me } from "./Me.tsx";
import { Palette } from "./Palette.tsx";
import { Rail } from "./Rail.tsx";
import { LanguageSwitch, SchemeSwitch } from "./Switches.tsx";
import "./frame.css";

/** What stays while pages change: the rail, the title, what is known, and the switches. */
export function Frame() {
  const { t } = useWords();
  const path = usePath();
  const page = pageAt(path);
  const title = page ? t(`nav.${page.id}`) : t("lost.title");
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    document.title = `${title} · OpenBowtie`;
  }, [title]);
  useEffect(() => {
    if (shown.current !== path) heading.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t("frame.skip")}
      </a>
      <Rail />
      <div className="frame-body">
        <header className="top">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <div className="top-tools no-print">
            <Palette />
            <Freshness />
            <LanguageSwitch />
            <SchemeSwitch />
            <Bell />
            <Me />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
