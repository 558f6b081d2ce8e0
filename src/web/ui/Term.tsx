import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import "./term.css";

/** A word of the trade with its definition one hover, focus or tap away. */
export function Term({ children, meaning }: { readonly children: ReactNode; readonly meaning: string }) {
  return (
    <Tooltip label={meaning}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1: what a pointer shows, focus must show; a button would promise an action there is none */}
      <span className="term" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  );
}
