import type { Context as Request } from "hono";
import { type Context, type OperationId, type Principal, requireRight, type SignIn, whoAsks } from "../operations/index.ts";
import { noteRoute, noteWho } from "./requests.ts";
import { type Visitor, visitorOf } from "./visitor.ts";

/** Somebody whose right was checked, with where they come from. */
export interface Entered extends Visitor {
  readonly who: Principal;
}

export type Handler = (request: Request, entered: Entered) => Promise<Response> | Response;

export interface Door {
  /** The handler of an operation, behind the one place where rights are checked: nothing of a request is read before. */
  readonly behind: (operation: OperationId, handler: Handler) => (request: Request) => Promise<Response>;
}

export function openDoor(context: Context, signIn: SignIn, machineSecret: string | null): Door {
  return {
    behind: (operation, handler) => async (request) => {
      noteRoute(request);
      const visitor = visitorOf(context, request);
      const { who, cookies } = await whoAsks(context, signIn, { ...visitor, machineSecret });
      noteWho(who);
      requireRight(who, operation);
      // That the program lives is known while the database does not.
      if (operation !== "live" && operation !== "ready") await context.renew();
      const response = await handler(request, { ...visitor, who });
      for (const cookie of cookies) response.headers.append("set-cookie", cookie);
      // What somebody may see is nobody else's to keep.
      if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
      return response;
    },
  };
}
