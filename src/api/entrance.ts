import type { Context as Request } from "hono";
import type { EntranceId, Output, Parsed } from "../contract/index.ts";
import { notFound } from "../domain/index.ts";
import {
  acceptInvitation,
  becomeOwner,
  type Context,
  choosePassword,
  demoPerson,
  entranceOf,
  lookAtLink,
  type Principal,
  perform,
  principalOf,
  type SignIn,
} from "../operations/index.ts";
import type { Entered } from "./door.ts";

interface Answer<K extends EntranceId> {
  readonly body: Output<K>;
  readonly cookies?: readonly string[];
}

type Handlers = { readonly [K in EntranceId]: (input: Parsed<K>, entered: Entered) => Promise<Answer<K>> };

/** Coming in and going out: what sets and takes the cookie of a session. */
export function entranceHandlers(context: Context, signIn: SignIn): Handlers {
  const whoIs = ({ id }: { readonly id: string }): Promise<Principal> => principalOf(context, id);
  /** Does what makes somebody known, writes down who it was, and opens a session for them. */
  const comeIn = async (operation: EntranceId, input: unknown, { who, visit }: Entered, person: () => Promise<string>) => {
    const { cookies } = await perform(
      context,
      { operation, who, input },
      async () => {
        const id = await person();
        return { id, cookies: await signIn.enter(visit, id) };
      },
      whoIs,
    );
    return { body: {}, cookies };
  };
  return {
    entrance: async (_, { isLocal }) => ({ body: await entranceOf(context, isLocal) }),
    signIn: async (input, { who, visit }) => {
      const work = () => signIn.withPassword(visit, input.email, input.password);
      const { cookies } = await perform(context, { operation: "signIn", who, input }, work, whoIs);
      return { body: {}, cookies };
    },
    signInDemo: (input, entered) => comeIn("signInDemo", input, entered, () => demoPerson(context, entered.isLocal)),
    signInSso: async ({ back }, { visit }) => {
      if (context.entrance.oidc === null) throw notFound("no_sso", "There is no single sign-on here. Sign in with a password.");
      const { url, cookies } = await signIn.sso(visit, ownPath(back));
      return { body: { url }, cookies };
    },
    signOut: async (input, { who, visit }) => {
      const leave = () => signIn.leave(visit);
      // Who is not in cannot leave, and nothing is written down; what is left of a cookie is taken anyhow.
      const cookies = who.kind === "person" ? await perform(context, { operation: "signOut", who, input }, leave) : await leave();
      return { body: {}, cookies };
    },
    openLink: async ({ secret }) => ({ body: await lookAtLink(context, secret) }),
    becomeOwner: (input, entered) => comeIn("becomeOwner", input, entered, () => becomeOwner(context, signIn, input)),
    acceptInvitation: (input, entered) => comeIn("acceptInvitation", input, entered, () => acceptInvitation(context, signIn, input)),
    choosePassword: (input, entered) => comeIn("choosePassword", input, entered, () => choosePassword(context, signIn, input)),
    changePassword: async (input, { who, visit }) => {
      const work = () => signIn.changePassword(visit, input.current, input.next);
      return { body: {}, cookies: await perform(context, { operation: "changePassword", who, input }, work) };
    },
  };
}

/** A page of ours; anything else would send people who have just signed in to somebody else. */
const ownPath = (back: string): string => (/^\/(?![/\\])/.test(back) ? back : "/");

/** The visitor comes back from the single sign-on and is sent on; only who got in is written down. */
export async function ssoCallback(context: Context, signIn: SignIn, request: Request, { who, visit }: Entered): Promise<Response> {
  const { to, cookies } = await signIn.ssoBack(visit, new URL(request.req.url).search);
  const pairs = cookies.map((cookie) => cookie.split(";")[0] ?? "").join("; ");
  const found = await signIn.personOf({ ...visit, headers: new Headers({ cookie: pairs }) });
  if (found)
    await perform(
      context,
      { operation: "ssoCallback", who, input: {} },
      async () => found,
      ({ id }) => principalOf(context, id),
    );
  const response = new Response(null, { status: 302, headers: { location: to } });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
