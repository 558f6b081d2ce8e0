import { Comments } from "../../ui/Comments.tsx";
import type { PartProps } from "./load.ts";

/** What the team says about a customer, with what was said about its deals and plans. */
export const Talk = ({ account: { account } }: PartProps) => <Comments about={{ account: String(account) }} />;
