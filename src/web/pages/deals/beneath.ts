import type { ListedDeal } from "../../../contract/index.ts";

/** What stands beneath the title of a deal: its account, or its id where it is called as its account is. */
export const beneath = ({ name, accountName, id }: ListedDeal): string | null => (name === accountName ? id : accountName);
