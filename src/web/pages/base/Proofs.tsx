import { Button } from "@mantine/core";
import { useState } from "react";
import { proofKinds } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { useMay } from "../../me.ts";
import { Icon } from "../../ui/Icon.tsx";
import { AddProof } from "./AddProof.tsx";
import { Listing } from "./Listing.tsx";
import type { SectionProps } from "./load.ts";
import { PlanLink, RateSaid } from "./say.tsx";

/** What makes others, and the customer, believe: by stage, what may not be used, and who could speak for us. */
export function Proofs({ view, base }: SectionProps) {
  const { t, f } = useWords();
  const may = useMay("deals");
  const [isAdding, setAdding] = useState(false);
  const { byStage, byKind, firstHand, secondHand, unsupported, advocates, lift } = base.proofs;
  return (
    <>
      <section className="card" aria-labelledby="base-proofs">
        <div className="base-head">
          <h2 className="title" id="base-proofs">
            {t("base.proofs.title")}
          </h2>
          {may && (
            <Button
              size="xs"
              variant="default"
              leftSection={<Icon name="plus" size={14} />}
              onClick={() => setAdding(true)}
              className="no-print"
            >
              {t("base.add.open")}
            </Button>
          )}
        </div>
        <p className="small dim">{t("base.proofs.text")}</p>
        {byStage.length === 0 ? (
          <p className="base-empty">{t("base.proofs.empty")}</p>
        ) : (
          <>
            <div className="table-box">
              <table aria-labelledby="base-proofs" className="base-wide stacks">
                <thead>
                  <tr>
                    {(["stage", "second", "first", "with", "without"] as const).map((id) => (
                      <th scope="col" key={id} className={id === "stage" ? "" : "num"}>
                        {t(`base.proofs.${id}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {byStage.map(({ stage, firstHand: first, secondHand: second }) => {
                    const compared = lift.find((one) => one.stage === stage);
                    return (
                      <tr key={stage}>
                        <th scope="row">{t(`base.journey.${stage}`)}</th>
                        <td className="num" data-label={t("base.proofs.second")}>
                          {f.number(second, 0)}
                        </td>
                        <td className="num" data-label={t("base.proofs.first")}>
                          {f.number(first, 0)}
                        </td>
                        <td className="num" data-label={t("base.proofs.with")}>
                          {compared ? <RateSaid rate={compared.withProof} /> : <span className="dim small">{t("base.noCases")}</span>}
                        </td>
                        <td className="num" data-label={t("base.proofs.without")}>
                          {compared ? <RateSaid rate={compared.withoutProof} /> : <span className="dim small">{t("base.noCases")}</span>}
                        </td>
                      </tr>
                    );
                  })}
                  <tr className="base-all">
                    <th scope="row">{t("base.all")}</th>
                    <td className="num" data-label={t("base.proofs.second")}>
                      {f.number(secondHand, 0)}
                    </td>
                    <td className="num" data-label={t("base.proofs.first")}>
                      {f.number(firstHand, 0)}
                    </td>
                    <td colSpan={2} className="small dim num">
                      {f.list(
                        proofKinds
                          .filter((kind) => (byKind[kind] ?? 0) > 0)
                          .map((kind) => `${t(`base.kind.${kind}`)} ${f.number(byKind[kind] ?? 0, 0)}`),
                      )}
                    </td>
                  </tr>
                </tbody>
              </table>
            </div>
            <p className="small dim">{t("base.proofs.caveat")}</p>
          </>
        )}
      </section>
      <Listing
        view={view}
        id="unsupported"
        list={unsupported}
        keyOf={(row) => `${row.account} ${row.proof}`}
        pick={(answer) => answer.proofs.unsupported}
        columns={[
          {
            id: "kind",
            cell: (row) => (
              <>
                {t(`base.kind.${row.kind}`)}
                {row.note !== null && <span className="small dim base-under">{row.note}</span>}
              </>
            ),
            plain: (row) => t(`base.kind.${row.kind}`),
          },
          { id: "stage", cell: (row) => t(`base.journey.${row.stage}`), plain: (row) => row.stage },
          { id: "on", cell: (row) => f.day(row.on), plain: (row) => row.on },
        ]}
      />
      <Listing
        view={view}
        id="advocates"
        list={advocates}
        keyOf={(row) => String(row.account)}
        pick={(answer) => answer.proofs.advocates}
        columns={[
          { id: "confirmations", isNumber: true, cell: (row) => f.number(row.confirmations, 0), plain: (row) => row.confirmations },
          { id: "since", cell: (row) => f.day(row.since), plain: (row) => row.since },
          {
            id: "plan",
            cell: (row) => (
              <PlanLink view={view} plan={row.plan}>
                {t("base.hasPlan")}
              </PlanLink>
            ),
            plain: (row) => row.plan,
          },
        ]}
      />
      <AddProof opened={isAdding} close={() => setAdding(false)} day={base.on} />
    </>
  );
}
