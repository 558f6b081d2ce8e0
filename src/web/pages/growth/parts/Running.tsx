import { Progress } from "@mantine/core";
import type { Step } from "../../../client.ts";
import { useWords } from "../../../i18n/index.ts";

/** Something that takes its time, and how far it is. */
export function Running({ title, step }: { readonly title: string; readonly step: Step | null }) {
  const { t, f } = useWords();
  const total = step?.total ?? 0;
  const share = step === null || total <= 0 ? null : step.done / total;
  return (
    <section className="card parts-card" role="status" aria-live="polite">
      <p className="title">{title}</p>
      <p className="small dim">
        {step === null || share === null
          ? t("state.loading")
          : t("parts.running", { done: f.number(step.done, 0), total: f.number(total, 0) })}
      </p>
      <Progress value={share === null ? 100 : share * 100} animated={share === null} striped={share === null} aria-label={title} />
    </section>
  );
}
