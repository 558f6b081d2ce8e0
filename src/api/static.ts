import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { Readable } from "node:stream";
import type { Context as Request } from "hono";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** Serves the built web page; every path that is no file is the page itself, which knows its own routes. */
export async function serveWeb(request: Request, folder: string): Promise<Response> {
  const path = normalize(decodeURIComponent(new URL(request.req.url).pathname));
  const wanted = join(folder, path);
  const found = wanted.startsWith(folder) ? await stat(wanted).catch(() => null) : null;
  const file = found?.isFile() ? wanted : join(folder, "index.html");
  if (!(await stat(file).catch(() => null))) return request.text("The web page has not been built yet. Run npm run build.", 503);
  const immutable = file.includes(`${join(folder, "assets")}`);
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
    },
  });
}
