import { BesideArr } from "./Beside.tsx";
import { Forms } from "./Forms.tsx";
import { Headline } from "./Headline.tsx";
import { Hidden } from "./Hidden.tsx";
import { Known } from "./Known.tsx";
import type { RevenueProps } from "./load.ts";
import { Masking } from "./Masking.tsx";
import { Monthly } from "./Monthly.tsx";
import { Movements } from "./Movements.tsx";
import { Movers } from "./Movers.tsx";
import { Renewals } from "./Renewals.tsx";
import "../../ui/table.css";
import "./revenue.css";

/** How much recurring revenue there is, what moved it, and what the ratios do not show. */
export function RevenuePage(props: RevenueProps) {
  return (
    <div className="sections">
      <Known {...props} />
      <Headline {...props} />
      <Masking {...props} />
      <Movements {...props} />
      <Forms {...props} />
      <Hidden {...props} />
      <BesideArr {...props} />
      <Renewals {...props} />
      <Monthly {...props} />
      <Movers {...props} />
    </div>
  );
}
