import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../../i18n/index.ts";

export function Loading() {
  const { t } = useWords();
  return (
    <div className="card" role="status" aria-label={t("state.loading")}>
      <Skeleton height={18} width="30%" mb="md" />
      <Skeleton height={14} mb="sm" />
      <Skeleton height={14} mb="sm" />
      <Skeleton height={14} width="70%" />
    </div>
  );
}

/** A list without anything in it says what would stand there, and what brings it. */
export const Empty = ({ title, text, children }: { readonly title: string; readonly text: string; readonly children?: ReactNode }) => (
  <div className="card nothing">
    <p className="title">{title}</p>
    <p className="dim">{text}</p>
    {children}
  </div>
);
