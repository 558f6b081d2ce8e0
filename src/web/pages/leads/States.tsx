import { Select } from "@mantine/core";
import { type ListedLead, leadStates } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useWork } from "../../work.ts";

/** Where a lead is: moved in place by those who may; one that became a deal is moved there. */
export function States({ lead, may }: { readonly lead: ListedLead; readonly may: boolean }) {
  const { t } = useWords();
  const work = useWork("changeLead");
  const state = leadStates.find((one) => one === lead.state);
  if (lead.deal !== null) return <>{t("leads.state.converted")}</>;
  if (!may) return <>{state === undefined ? (lead.stage ?? t("leads.unknown")) : t(`leads.state.${state}`)}</>;
  return (
    <>
      <Select
        size="xs"
        className="leads-state"
        aria-label={t("leads.stateOf", { name: lead.company ?? lead.email ?? lead.id })}
        data={leadStates.map((one) => ({ value: one, label: t(`leads.state.${one}`) }))}
        value={state ?? null}
        placeholder={lead.stage ?? t("leads.unknown")}
        allowDeselect={false}
        disabled={work.busy}
        onChange={(next) => {
          const to = leadStates.find((one) => one === next);
          if (to !== undefined && to !== state) void work.run({ id: String(lead.lead), state: to });
        }}
      />
      <Declined problem={work.problem} />
    </>
  );
}
