import type { PageProps } from "../../page.ts";
import { ChangeBar } from "./ChangeBar.tsx";
import { Curve } from "./Curve.tsx";
import type { GrowthAsks } from "./load.ts";
import { Numbers } from "./Numbers.tsx";
import { Sections } from "./Sections.tsx";
import { Sentence } from "./Sentence.tsx";
import { useGrowth } from "./use-growth.ts";
import "./growth.css";

/** What recurring revenue will be, what changes it, and by how much. */
export function GrowthPage({ view, answers: { model } }: PageProps<GrowthAsks>) {
  const growth = useGrowth(model, view);
  return (
    <div className="sections growth">
      <Sentence growth={growth} />
      <div className="growth-top">
        <Curve growth={growth} plan={null} />
        <Numbers growth={growth} />
      </div>
      <ChangeBar growth={growth} />
      <Sections growth={growth} />
    </div>
  );
}
