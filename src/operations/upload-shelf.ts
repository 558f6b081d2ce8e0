import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { dropShelved, dropShelvedBefore, findShelved, readShelved, shelve } from "../storage/index.ts";
import { type Context, worksWithOthers } from "./context.ts";
import type { InputFile } from "./read-file.ts";

/** Where files lie between being brought and being imported. */
export interface UploadShelf {
  put(id: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  find(id: string): Promise<InputFile | null>;
  drop(id: string): Promise<void>;
  dropBefore(instant: Date): Promise<void>;
}

/** In the data folder; in the database where several programs work, since the one that imports a file may not be the one it was brought to. */
export const shelfOf = (context: Context): UploadShelf => (worksWithOthers(context) ? databaseShelf(context) : folderShelf(context));

function databaseShelf({ storage: { pool }, now }: Context): UploadShelf {
  return {
    put: async (id, name, bytes) => {
      await shelve(pool, { id, name, at: now() }, bytes);
    },
    find: async (id) => {
      const found = await findShelved(pool, id);
      return found && { ...found, open: () => readShelved(pool, id) };
    },
    drop: (id) => dropShelved(pool, id),
    dropBefore: (instant) => dropShelvedBefore(pool, instant),
  };
}

function folderShelf(context: Context): UploadShelf {
  const folder = join(context.dataFolder, "uploads");
  const pathOf = (id: string): string => join(folder, id);
  return {
    put: async (id, name, bytes) => {
      await mkdir(folder, { recursive: true });
      await pipeline(Readable.from(bytes), createWriteStream(pathOf(id), { mode: 0o600 }));
      await writeFile(`${pathOf(id)}.name`, name, { mode: 0o600 });
    },
    find: async (id) => {
      const found = await stat(pathOf(id)).catch(() => null);
      if (!found) return null;
      return { name: await readFile(`${pathOf(id)}.name`, "utf8"), bytes: found.size, open: () => createReadStream(pathOf(id)) };
    },
    drop: async (id) => {
      for (const path of [pathOf(id), `${pathOf(id)}.name`]) await rm(path, { force: true });
    },
    dropBefore: async (instant) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const found = await stat(pathOf(name)).catch(() => null);
        if (found && found.mtimeMs < instant.getTime()) await rm(pathOf(name), { force: true });
      }
    },
  };
}
