import { Button, Select, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useAddressChange } from "../../address.ts";
import { problemOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { EntryRow } from "./EntryRow.tsx";
import "../../ui/table.css";
import "./audit.css";

const PAGE = 100;

/** A day as the field of a browser gives it; anything else in an address is left out. */
const dayIn = (text: string | undefined): string | undefined => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? "") ? text : undefined);

const said = ({ person, operation, from, to }: Search): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ person, operation, from: dayIn(from), to: dayIn(to) }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );

/** Who changed what, when; any part of it as a file. */
export function AuditPage({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const question = said(search);
  const found = useInfiniteQuery({
    queryKey: ["audit", question],
    queryFn: ({ pageParam, signal }) =>
      call("audit", { ...question, limit: PAGE, ...(pageParam === null ? {} : { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries }) => (entries.length < PAGE ? null : (entries.at(-1)?.id ?? null)),
    retry: false,
  });
  if (found.isError) return <Trouble problem={problemOf(found.error)} again={() => void found.refetch()} />;
  const loaded = found.data?.pages ?? [];
  const [first] = loaded;
  if (!first) return <Waiting />;
  const entries = loaded.flatMap((page) => page.entries);
  return (
    <div className="sections">
      <p className="dim audit-lead">{t("audit.lead")}</p>
      <Filters
        search={search}
        people={first.people}
        operations={first.operations}
        file={`/api/audit.csv?${new URLSearchParams(question)}`}
      />
      <section className="card" aria-label={t("audit.entries")}>
        <ScrollBox label={t("audit.entries")} className="table-box">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("audit.when")}</th>
                <th scope="col">{t("audit.who")}</th>
                <th scope="col">{t("audit.what")}</th>
                <th scope="col">{t("audit.on")}</th>
                <th scope="col">{t("audit.change")}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <EntryRow key={entry.id} entry={entry} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
        {entries.length === 0 && <p className="dim">{t("audit.none")}</p>}
        {found.hasNextPage && (
          <Button mt="sm" size="xs" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        )}
      </section>
    </div>
  );
}

interface FiltersProps {
  readonly search: Search;
  readonly people: readonly string[];
  readonly operations: readonly string[];
  readonly file: string;
}

function Filters({ search, people, operations, file }: FiltersProps) {
  const { t } = useWords();
  const change = useAddressChange();
  const named = (name: string): string => (name === "machine" || name === "nobody" || name === "buyer" ? t(`audit.kind.${name}`) : name);
  return (
    <div className="audit-filters no-print">
      <Select
        label={t("audit.who")}
        placeholder={t("audit.anybody")}
        clearable
        clearButtonProps={{ "aria-label": t("audit.clear") }}
        data={people.map((value) => ({ value, label: named(value) }))}
        value={search.person ?? null}
        onChange={(person) => change({ person: person ?? undefined })}
      />
      <Select
        label={t("audit.what")}
        placeholder={t("audit.anything")}
        clearable
        clearButtonProps={{ "aria-label": t("audit.clear") }}
        data={operations.map((value) => ({ value, label: t(`audit.operation.${value}`, { defaultValue: value }) }))}
        value={search.operation ?? null}
        onChange={(operation) => change({ operation: operation ?? undefined })}
      />
      {(["from", "to"] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(`audit.${end}`)}
          value={dayIn(search[end]) ?? ""}
          onChange={({ currentTarget }) => change({ [end]: currentTarget.value === "" ? undefined : currentTarget.value })}
        />
      ))}
      <Button component="a" href={file} download variant="default" leftSection={<Icon name="download" size={14} />}>
        {t("audit.csv")}
      </Button>
    </div>
  );
}
