export { type AuditRow, addAudit, auditedNames, type BuyerOfLink, buyerNamed, listAudit } from "./audit.ts";
export type { OidcSettings } from "./library.ts";
export {
  findLink,
  makeLink,
  openInvitations,
  useInvitationOf,
  useLink,
  withdrawInvitation,
  withdrawLinksOf,
} from "./links.ts";
export { notSignedIn, type Person, type Principal, requireRight, scopesOfPrincipal } from "./principal.ts";
export { isAllowed, type OperationId, rightOf, rights, type Scope, scopesOf } from "./rights.ts";
export { hashOf, newSecret, PREFIX } from "./secret.ts";
export { type Cookies, openSignIn, type SignIn, type Visit } from "./sign-in.ts";
export {
  addPerson,
  endSessions,
  findPerson,
  findPersonByEmail,
  hasOwner,
  hasPeople,
  isActive,
  listPeople,
  lockPeople,
  setDeactivated,
  setPasswordHash,
  setRolesOf,
} from "./store.ts";
export { addToken, findToken, findTokenBySecret, listTokens, noteUse, revokeToken, revokeTokensOf, type Token } from "./tokens.ts";
