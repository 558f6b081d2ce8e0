import { Button, Switch } from "@mantine/core";
import { formatMonth, formatPeriod, parsePeriod } from "../../../domain/index.ts";
import { useAddress, useAddressChange } from "../../address.ts";
import { BowtieDrawing } from "../../charts/bowtie/BowtieDrawing.tsx";
import { useWords } from "../../i18n/index.ts";
import type { PageProps } from "../../page.ts";
import { writeSearch } from "../../search.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Note } from "../../ui/Note.tsx";
import { reasonOf } from "../../units.ts";
import { drawingOf } from "./drawing.ts";
import { Finding } from "./Finding.tsx";
import { Headline } from "./Headline.tsx";
import type { BowtieAsks } from "./load.ts";
import { Panel } from "./Panel.tsx";
import { StageTable } from "./StageTable.tsx";
import "./page.css";

/** The whole customer journey on one picture, what holds it back, and what a funnel would leave out. */
export function BowtiePage({ view, answers: { bowtie } }: PageProps<BowtieAsks>) {
  const words = useWords();
  const { t, f } = words;
  const { open, show } = useAddress();
  const change = useAddressChange();
  const compared = view.before === null ? null : formatPeriod(view.before);
  const funnel = show === "funnel";
  const drawing = drawingOf(bowtie, words, compared !== null, funnel);
  const hashOf = (id: string): string => `/${writeSearch({ ...view.search, open: id })}`;
  return (
    <div className="sections">
      <Finding bowtie={bowtie} compared={compared} />
      <Headline bowtie={bowtie} search={view.search} compared={compared} />
      <section className="card bowtie-card" aria-label={drawing.title}>
        <div className="bowtie-head">
          <p className="small dim">
            {compared === null ? t("bowtie.uncompared") : t("bowtie.compared", { period: f.period(compared) })}
            <span className="visually-hidden"> {t("bowtie.keys")}</span>
          </p>
          <div className="bowtie-tools no-print">
            <Switch
              size="sm"
              label={t("bowtie.funnel.toggle")}
              checked={funnel}
              onChange={(event) => change({ show: event.currentTarget.checked ? "funnel" : undefined }, { replace: true })}
            />
            <Button variant="default" size="compact-sm" leftSection={<Icon name="print" size={15} />} onClick={() => window.print()}>
              {t("bowtie.print")}
            </Button>
          </div>
        </div>
        <BowtieDrawing drawing={drawing} hashOf={hashOf} opened={open} onOpen={(id) => change({ open: id })} />
        {funnel && <FunnelNote bowtie={bowtie} />}
        <Why bowtie={bowtie} />
      </section>
      <StageTable bowtie={bowtie} search={view.search} compared={compared !== null} />
      <Panel bowtie={bowtie} view={view} compared={compared} />
    </div>
  );
}

function FunnelNote({ bowtie: { funnel, period } }: { readonly bowtie: BowtieAnswer }) {
  const words = useWords();
  const { t, f } = words;
  if (funnel.arrShare === null) return null;
  const months = parsePeriod(period);
  const end = months === null ? period : formatMonth(months.to);
  const said = { arr: f.ratio(funnel.arrShare), end: f.period(end) };
  const { lifetimeShare } = funnel;
  return (
    <Note>
      {lifetimeShare.value === null
        ? t("bowtie.funnel.noteArr", { ...said, reason: reasonOf(lifetimeShare, words) })
        : t("bowtie.funnel.note", { ...said, lifetime: f.ratio(lifetimeShare.value) })}
    </Note>
  );
}

type BowtieAnswer = PageProps<BowtieAsks>["answers"]["bowtie"];

/** The constraint named in words, beneath the drawing that outlines it. */
function Why({ bowtie: { constraint, before } }: { readonly bowtie: BowtieAnswer }) {
  const { t, f } = useWords();
  if (!constraint) return null;
  return (
    <Note kind="bad">
      {t("bowtie.why", {
        from: t(`bowtie.state.${constraint.state}`),
        to: t(`bowtie.state.${constraint.next}`),
        before: f.ratio(constraint.before),
        now: f.ratio(constraint.now),
        past: f.period(before),
      })}
    </Note>
  );
}
