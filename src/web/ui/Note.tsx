import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import "./states.css";

const icons: Readonly<Record<string, IconName>> = { plain: "explain", warn: "warning", bad: "warning", good: "check" };

/** A remark beside the numbers. */
export function Note({ kind = "plain", children }: { readonly kind?: "plain" | "warn" | "bad" | "good"; readonly children: ReactNode }) {
  return (
    <div className={`note note-${kind}`}>
      <Icon name={icons[kind] ?? "explain"} size={17} />
      <div>{children}</div>
    </div>
  );
}
