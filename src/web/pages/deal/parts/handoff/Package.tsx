import { Button } from "@mantine/core";
import { useState } from "react";
import type { HandoffShown } from "../../../../../contract/index.ts";
import { handoffFieldWords } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { anchorOf, lackingIn, type Part, parts, takenOver } from "./fields.ts";
import { PartForm } from "./PartForm.tsx";
import { Lines, Said, usePersonName } from "./Said.tsx";
import { useSaving } from "./use-saving.ts";

export interface WritingProps {
  readonly handoff: HandoffShown;
  readonly mayWrite: boolean;
}

type Row = (typeof parts)[number];

/** What those who deliver must know, part by part; each is written where it is read. */
export function Package({ handoff, mayWrite }: WritingProps) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="handoff-package">
      <h3 className="title" id="handoff-package">
        {t("handoff.package.title")}
      </h3>
      <p className="small dim">{t(handoff.version === 0 ? "handoff.package.unsaved" : "handoff.package.text")}</p>
      <dl className="handoff-parts">
        {parts.map((row) => (
          <PartRow key={row.part} row={row} handoff={handoff} mayWrite={mayWrite} />
        ))}
      </dl>
    </section>
  );
}

function PartRow({ row: { part, fields }, handoff, mayWrite }: WritingProps & { readonly row: Row }) {
  const { t, language } = useWords();
  const [isWriting, setWriting] = useState(false);
  const [first] = fields;
  const name = part === "people" || first === undefined ? t("handoff.people") : handoffFieldWords[first][language];
  const isRequired = fields.some((field) => handoff.required.includes(field));
  const missing = fields.filter((field) => handoff.completeness.missing.includes(field));
  return (
    <div className="handoff-part" id={anchorOf(part)}>
      <dt>
        <span className="handoff-name">{name}</span>
        {isRequired && <span className="small dim">{t("handoff.required")}</span>}
      </dt>
      <dd>
        {isWriting ? (
          <PartForm part={part} name={name} handoff={handoff} close={() => setWriting(false)} />
        ) : (
          <>
            <Said part={part} handoff={handoff} />
            {missing.length > 0 && (
              <p className="small handoff-lacks">
                <Icon name="warning" size={14} />{" "}
                {part === "people"
                  ? t("handoff.lacks", { what: missing.map((field) => handoffFieldWords[field][language]).join(", ") })
                  : t("handoff.lacksThis")}
              </p>
            )}
            <News part={part} handoff={handoff} mayWrite={mayWrite} />
          </>
        )}
      </dd>
      {mayWrite && !isWriting && (
        <Button
          size="compact-sm"
          variant="subtle"
          className="no-print"
          aria-label={t("handoff.editOf", { name })}
          onClick={() => setWriting(true)}
        >
          {t("handoff.edit")}
        </Button>
      )}
    </div>
  );
}

/** What deal, diagnosis, plan and people say beyond the package, to be taken over. */
function News({ part, handoff, mayWrite }: WritingProps & { readonly part: Exclude<Part, "promises"> }) {
  const { t, f } = useWords();
  const name = usePersonName();
  const saving = useSaving(handoff.deal);
  const news = handoff.news.find((one) => one.part === part);
  const lacking = lackingIn(part, handoff);
  if (news === undefined || lacking.length === 0) return null;
  const told = (one: unknown): string =>
    part === "people" ? name(one as HandoffShown["package"]["people"][number]) : part === "kickOffOn" ? f.day(String(one)) : String(one);
  return (
    <div className={`handoff-news ${news.isNew ? "handoff-news-new" : ""}`}>
      <p className="small">
        <b>{t(news.isNew ? "handoff.news.new" : "handoff.news.other")}</b>
      </p>
      <Lines lines={lacking.map(told)} />
      {mayWrite && (
        <Button
          size="compact-xs"
          variant="default"
          loading={saving.busy}
          onClick={() => void saving.save(handoff.version, { package: takenOver(part, handoff) })}
        >
          {t("handoff.news.take")}
        </Button>
      )}
      <Declined problem={saving.problem} />
    </div>
  );
}
