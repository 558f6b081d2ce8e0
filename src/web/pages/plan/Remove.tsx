import { ActionIcon } from "@mantine/core";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useWork } from "../../work.ts";

interface RemoveProps {
  readonly plan: string;
  readonly kind: "step" | "outcome" | "milestone";
  readonly part: string;
  readonly version: number;
  readonly name: string;
}

/** Takes a part out of the plan; its history is kept. */
export function Remove({ plan, kind, part, version, name }: RemoveProps) {
  const { t } = useWords();
  const { busy, problem, run } = useWork("removePlanPart");
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        loading={busy}
        aria-label={t("onePlan.removeOf", { name })}
        title={t("onePlan.remove")}
        onClick={() => void run({ plan, kind, part, base: version })}
      >
        <Icon name="trash" size={16} />
      </ActionIcon>
      <Declined problem={problem} />
    </>
  );
}
