import { Modal, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ask, problemOf, queryOf } from "../ask.ts";
import { useWords } from "../i18n/index.ts";
import { Trouble } from "../ui/Trouble.tsx";
import { MoveForm } from "./MoveForm.tsx";
import "./deals.css";

export interface Moving {
  readonly deal: number;
  readonly name: string;
  /** The stage it is to be moved to; chosen in the dialog where there is none. */
  readonly to: string | null;
}

interface MoveDialogProps {
  readonly moving: Moving | null;
  readonly onClose: () => void;
}

/** Moves a deal: asks what this move needs, and nothing else. */
export function MoveDialog({ moving, onClose }: MoveDialogProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={moving !== null}
      onClose={onClose}
      size="lg"
      title={<span className="title">{t("deal.move.title", { name: moving?.name ?? "" })}</span>}
    >
      {moving && <Asked key={`${moving.deal}/${moving.to}`} moving={moving} onClose={onClose} />}
    </Modal>
  );
}

function Asked({ moving, onClose }: { readonly moving: Moving; readonly onClose: () => void }) {
  const found = useQuery({ ...queryOf(ask("deal", { id: String(moving.deal) })), staleTime: 0 });
  if (found.isError) return <Trouble problem={problemOf(found.error)} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Skeleton height={220} radius="sm" />;
  return <MoveForm deal={found.data} to={moving.to} onDone={onClose} />;
}
