import { Button, Modal } from "@mantine/core";
import type { Deal } from "../../../contract/index.ts";
import { pipelineWords } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useWork } from "../../work.ts";

interface TakeBackProps {
  readonly deal: Deal;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Takes the newest move back, after saying what goes with it. */
export function TakeBack({ deal, opened, onClose }: TakeBackProps) {
  const { t, language } = useWords();
  const undo = useWork("undoMove");
  const close = (): void => {
    undo.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      centered
      title={<span className="title">{t("deal.undo.title", { stage: pipelineWords(deal.stageName, language) })}</span>}
    >
      <p>{t(deal.outcome === "won" ? "deal.undo.won" : "deal.undo.text")}</p>
      <Declined problem={undo.problem} />
      <div className="deal-move-do">
        <Button variant="default" onClick={close}>
          {t("deal.cancel")}
        </Button>
        <Button
          loading={undo.busy}
          {...(deal.outcome === "won" ? { color: "red.9" } : {})}
          onClick={() => void undo.run({ id: String(deal.deal), from: deal.stage }).then((done) => done && close())}
        >
          {t("deal.undo.do")}
        </Button>
      </div>
    </Modal>
  );
}
