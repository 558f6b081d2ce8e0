import { Comments } from "../../../../ui/Comments.tsx";
import type { PartProps } from "../../load.ts";

/** What the team says about a deal. */
export const Talk = ({ deal: { deal } }: PartProps) => <Comments about={{ deal: String(deal) }} />;
