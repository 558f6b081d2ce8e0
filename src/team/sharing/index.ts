export type { Fees } from "./fees.ts";
export { addAttachment, findAttachment, listAttachments } from "./files.ts";
export {
  addLink,
  type BuyerLink,
  findLinkBySecret,
  isLinkOpen,
  listLinks,
  noteLinkUse,
  revokeLink,
  type SharingLanguage,
} from "./links.ts";
export { countTry, type Limit } from "./rate.ts";
export { recognised } from "./sniff.ts";
export { comments, signatures } from "./store.ts";
export type { BuyerView } from "./types.ts";
export { buyerView, isStill, sharedComments, signable } from "./view.ts";
