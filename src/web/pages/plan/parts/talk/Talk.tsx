import { Comments } from "../../../../ui/Comments.tsx";
import type { PartProps } from "../../load.ts";

/** What is said about a plan: within the team, or to the buyer as well. */
export const Talk = ({ plan: { plan } }: PartProps) => <Comments about={{ plan }} />;
