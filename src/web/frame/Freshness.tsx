import { useQuery } from "@tanstack/react-query";
import { useAddress } from "../address.ts";
import { ask, queryOf } from "../ask.ts";
import { useWords } from "../i18n/index.ts";
import { filtersOf } from "../search.ts";
import { Go } from "../ui/Go.tsx";
import { Icon } from "../ui/Icon.tsx";

const REFRESH_MILLISECONDS = 60_000;

/** How far the ledger speaks and what waits to be put right; opens Imports. */
export function Freshness() {
  const { t, f } = useWords();
  const search = useAddress();
  const { data, isError } = useQuery({ ...queryOf(ask("health", {})), refetchInterval: REFRESH_MILLISECONDS });
  const { through = null, recordedAt = null } = data ?? {};
  const openIssues = data?.openIssues ?? 0;
  const troubled = isError || openIssues > 0;
  const known = isError
    ? t("freshness.unreachable")
    : data === undefined
      ? t("state.loading")
      : through === null
        ? t("freshness.empty")
        : t("freshness.through", { day: f.day(through) });
  const issues = openIssues > 0 ? t("freshness.issues", { count: openIssues, n: f.number(openIssues, 0) }) : null;
  const imported = recordedAt === null ? undefined : t("freshness.recorded", { instant: f.instant(recordedAt) });
  return (
    <Go
      to="/imports"
      search={filtersOf(search)}
      className="tool freshness"
      title={imported}
      aria-label={[known, issues, imported].filter(Boolean).join(", ")}
    >
      <span className={`dot ${troubled ? "dot-warn" : through === null ? "" : "dot-good"}`} aria-hidden="true" />
      <span className="freshness-text">{[known, issues].filter(Boolean).join(" · ")}</span>
      {through !== null && !isError && <span className="freshness-short">{f.day(through)}</span>}
      {troubled && <Icon name="warning" size={15} />}
    </Go>
  );
}
