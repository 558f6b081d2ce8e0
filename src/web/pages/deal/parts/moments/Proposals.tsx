import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Deal, Moments } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { useWork } from "../../../../work.ts";
import { todayText } from "./today.ts";

interface ProposalsProps {
  readonly deal: Deal;
  readonly proposals: NonNullable<Moments["ofDeal"]>["proposals"];
  readonly confirmedOn: string | null;
}

/** When proposals went out, against the day the customer confirmed the diagnosis. */
export function Proposals({ deal, proposals, confirmedOn }: ProposalsProps) {
  const { t, f } = useWords();
  const may = useMay("deals");
  const [on, setOn] = useState(todayText);
  const adding = useWork("addProposal");
  const removing = useWork("removeProposal");
  const add = (event: FormEvent): void => {
    event.preventDefault();
    void adding.run({ id: String(deal.deal), on });
  };
  return (
    <section className="card" aria-labelledby="proposals-title">
      <h3 className="title" id="proposals-title">
        {t("dealMoments.proposals.title")}
      </h3>
      <p className="small dim">
        {confirmedOn === null ? t("dealMoments.proposals.unconfirmed") : t("dealMoments.proposals.confirmed", { day: f.day(confirmedOn) })}
      </p>
      {proposals.length === 0 && <p className="moment-gap">{t("dealMoments.proposals.none")}</p>}
      <ul className="moment-list">
        {proposals.map(({ id, on: sent, by, warning }) => (
          <li key={id}>
            <span>
              <b>{f.day(sent)}</b> · {by}
            </span>
            <span className={warning === null ? "moment-fine" : "moment-flag"}>
              <Icon name={warning === null ? "check" : "warning"} size={14} />
              {t(warning === null ? "dealMoments.proposals.fine" : "dealMoments.proposals.early")}
            </span>
            {may && (
              <Button
                size="compact-xs"
                variant="default"
                className="no-print"
                loading={removing.busy}
                aria-label={t("dealMoments.proposals.removeOf", { day: f.day(sent) })}
                onClick={() => void removing.run({ proposal: id })}
              >
                {t("dealMoments.proposals.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form className="moment-inline no-print" onSubmit={add}>
          <TextInput
            type="date"
            label={t("dealMoments.proposals.on")}
            required
            withAsterisk={false}
            value={on}
            max={todayText()}
            onChange={({ currentTarget }) => setOn(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={adding.busy}>
            {t("dealMoments.proposals.add")}
          </Button>
        </form>
      )}
      <Declined problem={adding.problem ?? removing.problem} />
    </section>
  );
}
