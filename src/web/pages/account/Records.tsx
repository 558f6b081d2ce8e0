import { Button, Skeleton } from "@mantine/core";
import { useState } from "react";
import type { Account } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { useFieldName } from "../../frame/filters/field-name.ts";
import { useWords } from "../../i18n/index.ts";
import { sourceName } from "../../source-name.ts";
import { Note } from "../../ui/Note.tsx";
import { type Opening, Rows } from "../../ui/Rows.tsx";
import { Trouble, useSentence } from "../../ui/Trouble.tsx";
import { useWork } from "../../work.ts";
import { OneFinding } from "../quality/Findings.tsx";
import type { PartProps } from "./load.ts";
import "../quality/quality.css";

/** Which accounts of which systems this customer is put together from, what else they say, and what is doubtful about it. */
export function Records({ account }: PartProps) {
  return (
    <div className="sections">
      <Identity account={account} />
      <Doubts account={account} />
      <Labels labels={account.labels} />
    </div>
  );
}

interface Other {
  readonly account: number;
  readonly source: string;
  readonly id: string;
  readonly name: string | null;
}

/** A person has the last word on who is one customer, and can change it at any time. */
function Identity({ account: { id, source, name, knownAs, candidates } }: { readonly account: Account }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="identity">
      <h3 className="title" id="identity">
        {t("account.identity.title")}
      </h3>
      <p className="small dim">{t("account.identity.text")}</p>
      <ul className="account-identities">
        <li>
          <Side other={{ account: 0, id, source, name }} />
          <span className="small dim">{t("account.identity.main")}</span>
        </li>
        {knownAs.map((other) => (
          <li key={other.account}>
            <Side other={other} />
            {other.match === null ? (
              <span className="small dim">{t("account.identity.byFile")}</span>
            ) : (
              <Decide match={other.match} isSame={false} name="apart" />
            )}
          </li>
        ))}
      </ul>
      {candidates.length > 0 && (
        <>
          <h4 className="small dim">{t("account.identity.maybe")}</h4>
          <ul className="account-identities">
            {candidates.map((other) => (
              <li key={other.match}>
                <Side other={other} />
                <span className="small dim">
                  {t(other.verdict === "rejected" ? "account.identity.rejected" : `account.identity.by.${other.reason}`)}
                </span>
                <span className="account-decide">
                  <Decide match={other.match} isSame name="same" />
                  {other.verdict === "proposed" && <Decide match={other.match} isSame={false} name="different" />}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const Side = ({ other: { name, id, source } }: { readonly other: Other }) => (
  <span>
    <b>{name ?? id}</b>
    <span className="small dim account-beneath">
      {sourceName(source)} · {id}
    </span>
  </span>
);

/** Joins two accounts or takes them apart: numbers and timelines follow. */
function Decide({
  match,
  isSame,
  name,
}: {
  readonly match: number;
  readonly isSame: boolean;
  readonly name: "same" | "different" | "apart";
}) {
  const { t } = useWords();
  const sentence = useSentence();
  const work = useWork("decideMatch");
  return (
    <>
      <Button
        size="xs"
        className="no-print"
        variant={isSame ? "filled" : "default"}
        loading={work.busy}
        onClick={() => void work.run({ match, isSame })}
      >
        {t(`account.identity.${name}`)}
      </Button>
      {work.problem && <Note kind="bad">{sentence(work.problem)}</Note>}
    </>
  );
}

/** What is doubtful about the account's records, as they are now. */
function Doubts({ account: { account } }: { readonly account: Account }) {
  const { t } = useWords();
  const [opened, open] = useState<Opening | null>(null);
  const asked = useAsks({ found: ask("accountFindings", { id: String(account) }) });
  return (
    <section className="card" aria-labelledby="doubts">
      <h3 className="title" id="doubts">
        {t("account.doubts.title")}
      </h3>
      <p className="small dim">{t("account.doubts.text")}</p>
      {asked.kind === "failed" && <Trouble problem={asked.problem} again={asked.again} />}
      {asked.kind === "loading" && <Skeleton height={60} radius="sm" mt="sm" />}
      {asked.kind === "ready" && asked.answers.found.findings.length === 0 && <p>{t("account.doubts.none")}</p>}
      {asked.kind === "ready" && asked.answers.found.findings.length > 0 && (
        <ul className="quality-list">
          {asked.answers.found.findings.map((finding) => (
            <OneFinding key={`${finding.code} ${finding.values["name"] ?? ""}`} finding={finding} open={open} />
          ))}
        </ul>
      )}
      <Rows opened={opened} close={() => open(null)} />
    </section>
  );
}

function Labels({ labels }: { readonly labels: Account["labels"] }) {
  const { t } = useWords();
  const fieldName = useFieldName();
  const names = Object.keys(labels);
  if (names.length === 0) return null;
  return (
    <section className="card" aria-labelledby="labels">
      <h3 className="title" id="labels">
        {t("account.labels.title")}
      </h3>
      <p className="small dim">{t("account.labels.text")}</p>
      <dl className="account-list">
        {names.map((name) => (
          <div key={name}>
            <dt>{fieldName(name)}</dt>
            <dd>{labels[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
