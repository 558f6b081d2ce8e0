import { ask, useAsks } from "../../../../ask.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useMe } from "../../../../me.ts";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../load.ts";
import { Custody } from "./Custody.tsx";
import { Events } from "./Events.tsx";
import { Package } from "./Package.tsx";
import { Promises } from "./Promises.tsx";
import { Standing } from "./Standing.tsx";
import "./handoff.css";

/** What goes from those who sold to those who deliver: where it stands, what it says, what was promised, who took it on. */
export function Handoff({ view, deal }: PartProps) {
  const me = useMe();
  const asked = useAsks({ handoff: ask("handoff", { id: String(deal.deal) }) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const { handoff } = asked.answers;
  const isOpen = (handoff.state === "draft" || handoff.state === "returned") && deal.outcome !== "lost";
  const mayWrite = isOpen && me?.scopes.includes("delivery") === true;
  return (
    <div className="sections">
      <Standing handoff={handoff} view={view} isLost={deal.outcome === "lost"} />
      {handoff.custody.length > 0 && <Custody handoff={handoff} />}
      <Package handoff={handoff} mayWrite={mayWrite} />
      <Promises handoff={handoff} mayWrite={mayWrite} />
      <Events handoff={handoff} />
    </div>
  );
}
