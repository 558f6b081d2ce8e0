import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { MatchList } from "../../../../contract/index.ts";
import { useAddressChange } from "../../../address.ts";
import { ask, useAsks } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import type { Search } from "../../../search.ts";
import { Note } from "../../../ui/Note.tsx";
import { Trouble } from "../../../ui/Trouble.tsx";
import { useWork } from "../../../work.ts";
import { useImportSentence } from "../bring/problems.ts";
import { Empty, Loading } from "./states.tsx";

type Match = MatchList["matches"][number];

const PAGE = 50;
const verdicts = ["proposed", "matched", "rejected"] as const;

/** Accounts of two systems that are, or may be, one customer: a person has the last word, and can change it. */
export function Matches({ search }: { readonly search: Search }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const asked = useAsks({ matches: ask("matches", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Loading />;
  const { matches } = asked.answers.matches;
  if (matches.length === 0) return <Empty title={t("imports.match.none")} text={t("imports.match.noneText")} />;
  const count = (verdict: string): number => matches.filter((match) => match.verdict === verdict).length;
  const wanted = verdicts.find((verdict) => verdict === search.show) ?? verdicts.find((verdict) => count(verdict) > 0) ?? "proposed";
  const chosen = matches.filter(({ verdict }) => verdict === wanted);
  const offset = search.offset ?? 0;
  return (
    <div className="sections">
      <p className="dim lead">{t("imports.match.lead")}</p>
      <SegmentedControl
        size="xs"
        className="fit"
        value={wanted}
        aria-label={t("imports.match.verdict")}
        data={verdicts.map((value) => ({ value, label: `${t(`imports.match.${value}`)} (${f.number(count(value), 0)})` }))}
        onChange={(show) => change({ show, offset: undefined })}
      />
      {chosen.length === 0 && <Empty title={t("imports.match.noneHere")} text={t(`imports.match.${wanted}Text`)} />}
      {chosen.length > 0 && (
        <ul className="card matches">
          {chosen.slice(offset, offset + PAGE).map((match) => (
            <Pair key={match.id} match={match} />
          ))}
        </ul>
      )}
      {chosen.length > PAGE && (
        <div className="actions-line">
          <Button
            size="xs"
            variant="default"
            disabled={offset === 0}
            onClick={() => change({ offset: offset > PAGE ? offset - PAGE : undefined })}
          >
            {t("imports.before")}
          </Button>
          <Button size="xs" variant="default" disabled={offset + PAGE >= chosen.length} onClick={() => change({ offset: offset + PAGE })}>
            {t("imports.next")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Pair({ match: { id, main, other, reason, verdict } }: { readonly match: Match }) {
  const { t } = useWords();
  const sentence = useImportSentence();
  const work = useWork("decideMatch");
  const [said, say] = useState<boolean | null>(null);
  const decide = (isSame: boolean): void => {
    say(isSame);
    void work.run({ match: id, isSame });
  };
  return (
    <li className="match">
      <div className="match-pair">
        <Side account={main} />
        <span className="match-sign" aria-hidden="true">
          {verdict === "rejected" ? "≠" : "="}
        </span>
        <Side account={other} />
      </div>
      <span className="small dim match-reason">{t(`imports.match.by.${reason}`)}</span>
      <div className="file-tools">
        {verdict !== "matched" && (
          <Button size="xs" loading={work.busy && said === true} disabled={work.busy} onClick={() => decide(true)}>
            {t("imports.match.same")}
          </Button>
        )}
        {verdict !== "rejected" && (
          <Button size="xs" variant="default" loading={work.busy && said === false} disabled={work.busy} onClick={() => decide(false)}>
            {t(verdict === "matched" ? "imports.match.apart" : "imports.match.different")}
          </Button>
        )}
      </div>
      {work.problem && <Note kind="bad">{sentence(work.problem)}</Note>}
    </li>
  );
}

const Side = ({ account: { name, id, source } }: { readonly account: Match["main"] }) => (
  <span className="match-side">
    <span className="match-name">{name ?? id}</span>
    <span className="small dim">
      {source} · {id}
    </span>
  </span>
);
