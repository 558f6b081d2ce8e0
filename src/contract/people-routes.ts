import {
  acceptInvitationSchema,
  auditQuestionSchema,
  auditSchema,
  becomeOwnerSchema,
  changePasswordSchema,
  choosePasswordSchema,
  createdTokenSchema,
  createTokenSchema,
  entranceSchema,
  invitationIdSchema,
  inviteSchema,
  linkSchema,
  meSchema,
  openLinkSchema,
  peopleSchema,
  personIdSchema,
  personRowSchema,
  resetLinkSchema,
  sentLinkSchema,
  setRolesSchema,
  signInSchema,
  ssoSchema,
  ssoStartSchema,
  tokenIdSchema,
  tokenListSchema,
} from "./people.ts";
import { nothing, type Route, route } from "./route.ts";

/** Routes of coming in and going out. Cookies are the door's own business, so these are not operations. */
export const entranceRoutes = {
  entrance: route("get", "/api/entrance", "The ways to sign in that are open from here.", nothing, entranceSchema),
  signIn: route("post", "/api/sign-in", "Sign in with e-mail and password; the session is a cookie.", signInSchema, nothing),
  signInDemo: route("post", "/api/sign-in/demo", "Look around the invented company as its owner.", nothing, nothing),
  signInSso: route("post", "/api/sign-in/sso", "Begin a single sign-on.", ssoSchema, ssoStartSchema),
  signOut: route("post", "/api/sign-out", "End the session.", nothing, nothing),
  openLink: route("post", "/api/links", "What a one-time link is for.", openLinkSchema, linkSchema),
  becomeOwner: route("post", "/api/links/owner", "Become the owner by the link of the first start.", becomeOwnerSchema, nothing),
  acceptInvitation: route("post", "/api/links/invitation", "Accept an invitation.", acceptInvitationSchema, nothing),
  choosePassword: route("post", "/api/links/reset", "Choose a new password by a link.", choosePasswordSchema, nothing),
  changePassword: route("post", "/api/me/password", "Change one's own password; other sessions end.", changePasswordSchema, nothing),
} as const satisfies Readonly<Record<string, Route>>;

export const peopleRoutes = {
  me: route("get", "/api/me", "Who asks, and what they may do.", nothing, meSchema),
  people: route("get", "/api/people", "People and open invitations.", nothing, peopleSchema),
  invite: route("post", "/api/people/invitations", "Invite somebody by a link.", inviteSchema, sentLinkSchema),
  withdrawInvitation: route(
    "delete",
    "/api/people/invitations/{invitation}",
    "Withdraw an invitation that nobody accepted.",
    invitationIdSchema,
    nothing,
  ),
  setRoles: route("put", "/api/people/{person}/roles", "Give a person other roles.", setRolesSchema, personRowSchema),
  deactivate: route(
    "post",
    "/api/people/{person}/deactivate",
    "Shut somebody out: sessions, tokens and links end.",
    personIdSchema,
    personRowSchema,
  ),
  reactivate: route("post", "/api/people/{person}/reactivate", "Let somebody in again.", personIdSchema, personRowSchema),
  resetLink: route(
    "post",
    "/api/people/{person}/reset",
    "A link with which a person chooses a new password.",
    resetLinkSchema,
    sentLinkSchema,
  ),
  tokens: route("get", "/api/tokens", "One's own tokens.", nothing, tokenListSchema),
  allTokens: route("get", "/api/people/tokens", "Everybody's tokens.", nothing, tokenListSchema),
  createToken: route("post", "/api/tokens", "Make a token for a program.", createTokenSchema, createdTokenSchema),
  revokeToken: route("delete", "/api/tokens/{token}", "Revoke a token; administrators may revoke any.", tokenIdSchema, nothing),
  audit: route("get", "/api/audit", "Who changed what, the newest first.", auditQuestionSchema, auditSchema),
} as const satisfies Readonly<Record<string, Route>>;

export type EntranceId = keyof typeof entranceRoutes;
export type PeopleId = keyof typeof peopleRoutes;
