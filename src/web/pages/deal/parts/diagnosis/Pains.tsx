import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { FactModal } from "./FactModal.tsx";
import { EvidencePicks, Line, WorthField } from "./fields.tsx";
import { orNull, type Piece, type Told } from "./recording.ts";

type Pain = Told["pains"][number];

/** What goes wrong for the customer, by how much it hurts. */
export function Pains(piece: Piece) {
  const { t, f } = useWords();
  const [open, setOpen] = useState<Pain | "new" | null>(null);
  const { pains } = piece.told;
  const ranked = [...pains].sort((a, b) => (a.rank ?? 1000) - (b.rank ?? 1000));
  return (
    <section className="card" aria-labelledby="dx-pains">
      <header className="dx-head">
        <h3 className="title" id="dx-pains">
          {t("diagnosis.pains")}
        </h3>
        {piece.may && (
          <Button size="xs" variant="default" className="no-print" onClick={() => setOpen("new")}>
            {t("diagnosis.addPain")}
          </Button>
        )}
      </header>
      {pains.length === 0 ? (
        <p className="dim">{t("diagnosis.noPains")}</p>
      ) : (
        <div className="table-box">
          <table>
            <thead>
              <tr>
                <th scope="col" className="num">
                  {t("diagnosis.field.rank")}
                </th>
                <th scope="col">{t("diagnosis.field.statement")}</th>
                <th scope="col" className="num">
                  {t("diagnosis.field.annualCost")}
                </th>
              </tr>
            </thead>
            <tbody>
              {ranked.map((pain) => (
                <tr key={pain.id}>
                  <td className="num">{pain.rank ?? <span className="dim">{t("diagnosis.unranked")}</span>}</td>
                  <th scope="row">
                    {piece.may ? (
                      <button type="button" className="dx-open" onClick={() => setOpen(pain)}>
                        {pain.statement}
                      </button>
                    ) : (
                      pain.statement
                    )}
                    {pain.affects !== null && <p className="small dim">{t("diagnosis.suffers", { who: pain.affects })}</p>}
                    {pain.isAssumed && <p className="small dx-mark">{t("diagnosis.unproven")}</p>}
                  </th>
                  <td className="num">
                    {pain.annualCost === null ? (
                      <span className="dim">{t("diagnosis.notSaid")}</span>
                    ) : (
                      f.money(pain.annualCost.minor, pain.annualCost.currency)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {open !== null && <PainForm {...piece} pain={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function PainForm({ told, currencies, pain, onClose }: Piece & { readonly pain: Pain | null; readonly onClose: () => void }) {
  const { t } = useWords();
  const [statement, setStatement] = useState(pain?.statement ?? "");
  const [affects, setAffects] = useState(pain?.affects ?? "");
  const [rank, setRank] = useState(String(pain?.rank ?? (pain === null && told.pains.length === 0 ? 1 : "")));
  const [annualCost, setCost] = useState(pain?.annualCost ?? null);
  const [evidence, setEvidence] = useState<readonly string[]>(pain?.evidence ?? []);
  return (
    <FactModal
      title={t(pain === null ? "diagnosis.addPain" : "diagnosis.changePain")}
      told={told}
      onClose={onClose}
      replaces={told.pains.find(({ id }) => id === pain?.id)?.fact ?? null}
      {...(pain === null ? {} : { remove: { kind: "withdrawn", what: "pain", id: pain.id } as const })}
      make={() => ({
        kind: "pain",
        pain: {
          ...(pain === null ? {} : { id: pain.id }),
          statement,
          affects: orNull(affects),
          rank: rank === "" ? null : Number(rank),
          annualCost,
          evidence: [...evidence],
        },
      })}
    >
      <Textarea
        data-autofocus
        label={t("diagnosis.field.statement")}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        value={statement}
        onChange={({ currentTarget }) => setStatement(currentTarget.value)}
      />
      <Line label={t("diagnosis.field.affects")} value={affects} onValue={setAffects} />
      <div className="dx-row">
        <Line
          label={t("diagnosis.field.rank")}
          description={t("diagnosis.rankText")}
          value={rank}
          onValue={(typed) => setRank(typed.replace(/\D/g, "").slice(0, 2))}
        />
        <WorthField label={t("diagnosis.field.annualCost")} value={annualCost} onValue={setCost} currencies={currencies} />
      </div>
      <EvidencePicks
        label={t("diagnosis.field.evidence")}
        description={t("diagnosis.restsOn")}
        from={told.evidence.filter(({ letter }) => letter === "pain")}
        value={evidence}
        onValue={setEvidence}
      />
    </FactModal>
  );
}
