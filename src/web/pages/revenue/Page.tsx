import { Headline } from "./Headline.tsx";
import { Hidden } from "./Hidden.tsx";
import { Known } from "./Known.tsx";
import type { RevenueProps } from "./load.ts";
import { Monthly } from "./Monthly.tsx";
import { Movements } from "./Movements.tsx";
import { Movers } from "./Movers.tsx";
import "../../ui/table.css";
import "./revenue.css";

/** How much recurring revenue there is, what moved it, and what the ratios do not show. */
export function RevenuePage(props: RevenueProps) {
  return (
    <div className="sections">
      <Known {...props} />
      <Headline {...props} />
      <Movements {...props} />
      <Hidden {...props} />
      <Monthly {...props} />
      <Movers {...props} />
    </div>
  );
}
