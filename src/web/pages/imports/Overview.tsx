import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { ask, useAsks } from "../../ask.ts";
import { useWords } from "../../i18n/index.ts";
import { filtersOf, type Search } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Trouble } from "../../ui/Trouble.tsx";

export const overview = {
  health: ask("health", {}),
  imports: ask("imports", { limit: 100 }),
  matches: ask("matches", {}),
} as const;

/** What is in, how fresh it is, and what waits for a person. */
export function Overview({ search }: { readonly search: Search }) {
  const { t, f } = useWords();
  const asked = useAsks(overview);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Skeleton height={92} radius="md" aria-label={t("state.loading")} />;
  const { health, imports, matches } = asked.answers;
  const visible = imports.batches.filter(({ undoneAt }) => undoneAt === null);
  // A row that was corrected is a batch of its own, and no file.
  const files = visible.flatMap((batch) => batch.files).filter(({ bytes }) => bytes > 0);
  const sources = [...new Set(files.map(({ source }) => source))];
  const [newest] = visible;
  const issues = health.openIssues ?? 0;
  const undecided = matches.matches.filter(({ verdict }) => verdict === "proposed").length;
  const to = (tab: string, rest: Search = {}): Search => ({ ...filtersOf(search), tab, ...rest });
  return (
    <dl className="overview">
      <Tile icon="calendar" name={t("imports.overview.through")} note={t("imports.overview.throughNote")}>
        {health.through === null ? t("imports.overview.empty") : f.day(health.through)}
      </Tile>
      <Tile
        icon="file"
        name={t("imports.overview.in")}
        note={sources.length === 0 ? t("imports.overview.inNothing") : f.list(sources.slice(0, 4))}
      >
        <Go to="/imports" search={to("history")} className="overview-link">
          {t("imports.overview.files", { count: files.length, n: f.number(files.length, 0) })}
        </Go>
      </Tile>
      <Tile icon="imports" name={t("imports.overview.last")} note={newest?.title ?? t("imports.overview.lastNothing")}>
        {health.recordedAt === null || newest === undefined ? t("imports.overview.never") : f.instant(newest.startedAt)}
      </Tile>
      <Tile
        icon={issues === 0 ? "check" : "warning"}
        kind={issues === 0 ? "good" : "warn"}
        name={t("imports.overview.wrong")}
        note={t(issues === 0 ? "imports.overview.wrongNone" : "imports.overview.wrongNote")}
      >
        <Go to="/imports" search={to("issues", { severity: "error" })} className="overview-link">
          {t("imports.overview.rows", { count: issues, n: f.number(issues, 0) })}
        </Go>
      </Tile>
      {undecided > 0 && (
        <Tile icon="link" kind="warn" name={t("imports.overview.undecided")} note={t("imports.overview.undecidedNote")}>
          <Go to="/imports" search={to("matches")} className="overview-link">
            {t("imports.overview.pairs", { count: undecided, n: f.number(undecided, 0) })}
          </Go>
        </Tile>
      )}
    </dl>
  );
}

interface TileProps {
  readonly icon: IconName;
  readonly name: string;
  readonly note: string;
  readonly kind?: "plain" | "good" | "warn";
  readonly children: ReactNode;
}

const Tile = ({ icon, name, note, kind = "plain", children }: TileProps) => (
  <div className={`overview-tile overview-${kind}`}>
    <dt>
      <Icon name={icon} size={15} /> {name}
    </dt>
    <dd className="overview-value">{children}</dd>
    <dd className="small dim overview-note">{note}</dd>
  </div>
);
