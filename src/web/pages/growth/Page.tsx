import type { GrowthModel } from "../../../contract/index.ts";
import type { PageProps } from "../../page.ts";
import type { View } from "../../view.ts";
import { ChangeBar } from "./ChangeBar.tsx";
import { Converted } from "./Converted.tsx";
import { Curve } from "./Curve.tsx";
import type { GrowthAsks } from "./load.ts";
import { Numbers } from "./Numbers.tsx";
import { Sections } from "./Sections.tsx";
import { Sentence } from "./Sentence.tsx";
import { Steep } from "./Steep.tsx";
import { Teaching } from "./Teaching.tsx";
import { useGrowth } from "./use-growth.ts";
import { usePlan } from "./use-plan.ts";
import "./growth.css";

/** What recurring revenue will be, what changes it, and by how much. */
export function GrowthPage({ view, answers: { model } }: PageProps<GrowthAsks>) {
  const isPriced = model.history[0]?.arr.some((arr) => arr > 0) === true;
  return isPriced ? <Growing view={view} model={model} /> : <Teaching />;
}

function Growing({ view, model }: { readonly view: View; readonly model: GrowthModel }) {
  const growth = useGrowth(model, view);
  const plan = usePlan(growth);
  return (
    <div className="sections growth">
      <Sentence growth={growth} />
      <Converted growth={growth} />
      <Steep growth={growth} />
      <div className="growth-top">
        <Curve growth={growth} plan={plan} />
        <Numbers growth={growth} />
      </div>
      <ChangeBar growth={growth} />
      <Sections growth={growth} />
    </div>
  );
}
