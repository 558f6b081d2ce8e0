import type { Hono } from "hono";
import { badRequest } from "../domain/index.ts";
import { buyerFile, type Context, perform, planFile, type SentFile, storeBuyerFile } from "../operations/index.ts";
import type { Door } from "./door.ts";

/** Marks a browser could read otherwise in a header, and letters it could not read at all. */
const asciiName = (name: string): string => name.replace(/[^\w.() -]/g, "_");

/** To be saved and never shown: whatever it holds, it runs nowhere under our name. */
const sent = ({ name, mediaType, content }: SentFile): Response =>
  new Response(content, {
    headers: {
      "content-type": mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType,
      "content-disposition": `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
    },
  });

/** Files that come and go by a link of the buyer's, and those our own people open. */
export function buyerFileRoutes(app: Hono, context: Context, { behind }: Door): void {
  app.post(
    "/api/buyer/:secret/files",
    behind("buyerUpload", async (request, { who, visit }) => {
      const body = request.req.raw.body;
      if (!body) throw badRequest("empty_file", "The file is empty. Choose another.");
      const input = { secret: request.req.param("secret") ?? "", name: request.req.query("name") ?? "" };
      const by = { who, origin: visit.origin, address: visit.address };
      const work = () => storeBuyerFile(context, input, body as unknown as AsyncIterable<Uint8Array>, by);
      return request.json(await perform(context, { operation: "buyerUpload", who, input }, work), 201);
    }),
  );
  app.get(
    "/api/buyer/:secret/files/:file",
    behind("buyerFile", async (request, { who, visit }) => {
      const { secret = "", file = "" } = request.req.param();
      return sent(await buyerFile(context, { secret, file }, { who, origin: visit.origin, address: visit.address }));
    }),
  );
  app.get(
    "/api/plans/:plan/files/:file",
    behind("planFile", async (request) => {
      const { plan = "", file = "" } = request.req.param();
      return sent(await planFile(context, plan, file));
    }),
  );
}
