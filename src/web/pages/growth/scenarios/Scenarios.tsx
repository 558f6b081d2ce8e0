import { useAddress } from "../../../address.ts";
import { readBeside } from "../address.ts";
import type { PartProps } from "../state.ts";
import { Compare } from "./Compare.tsx";
import { MOST_BESIDE } from "./compared.ts";
import { Keep } from "./Keep.tsx";
import { Saved } from "./Saved.tsx";
import { useStore } from "./store.ts";
import "./scenarios.css";

/** The scenario on the page is kept under a name; those that are kept are opened, compared, and one of them is the plan. */
export function Scenarios({ growth }: PartProps) {
  const store = useStore();
  const beside = readBeside(useAddress().beside).slice(0, MOST_BESIDE);
  const compared = beside.flatMap((name) => store.scenarios.find((one) => one.name === name) ?? []);
  return (
    <div className="sections">
      <section className="card growth-scenarios" aria-labelledby="growth-scenarios">
        <Keep growth={growth} store={store} />
        <Saved growth={growth} store={store} beside={beside} />
      </section>
      {compared.length > 0 && <Compare growth={growth} scenarios={compared} />}
    </div>
  );
}
