import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useAddress, useAddressChange } from "../../address.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { PanelProps } from "./panel-props.ts";
import { LoopPanel, RatePanel, StagePanel } from "./panels.tsx";

/** What stands behind a part of the drawing: its definition, its values, its first records. */
export function Panel({ bowtie, view, compared }: PanelProps) {
  const { t } = useWords();
  const { open } = useAddress();
  const change = useAddressChange();
  const phone = useMediaQuery("(max-width: 700px)");
  const found = open === undefined ? null : contentOf(open, { bowtie, view, compared }, t);
  return (
    <Drawer
      opened={found !== null}
      onClose={() => change({ open: undefined }, { replace: true })}
      position={phone ? "bottom" : "right"}
      size={phone ? "82%" : 460}
      title={found?.title}
      closeButtonProps={{ "aria-label": t("bowtie.panel.close"), icon: <Icon name="close" /> }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      classNames={{ title: "panel-title" }}
    >
      {found?.content}
    </Drawer>
  );
}

function contentOf(
  open: string,
  props: PanelProps,
  t: (key: string) => string,
): { readonly title: string; readonly content: ReactNode } | null {
  const [kind, id = ""] = open.split(":");
  const state = props.bowtie.states.find((one) => one.state === id);
  if (kind === "state" && state) return { title: t(`bowtie.state.${id}`), content: <StagePanel {...props} state={state} /> };
  if (kind === "rate" && state && state.next !== null)
    return { title: `${t(`bowtie.state.${id}`)} → ${t(`bowtie.state.${state.next}`)}`, content: <RatePanel {...props} state={state} /> };
  const loop = props.bowtie.loops.find((one) => one.loop === id);
  return kind === "loop" && loop ? { title: t(`bowtie.loop.${id}`), content: <LoopPanel {...props} loop={loop} /> } : null;
}
