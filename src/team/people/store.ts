import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { StaffRole } from "../../standard/index.ts";
import type { Person } from "./principal.ts";

export type Client = pg.ClientBase | pg.Pool;

const FIELDS = `id, name, email, roles, is_demo as "isDemo", created_at as "createdAt", deactivated_at as "deactivatedAt"`;

export async function listPeople(client: Client): Promise<readonly Person[]> {
  const { rows } = await client.query<Person>(`select ${FIELDS} from bowtie.person order by lower(name), id`);
  return rows;
}

export async function findPerson(client: Client, id: string): Promise<Person | null> {
  const { rows } = await client.query<Person>(`select ${FIELDS} from bowtie.person where id = $1`, [id]);
  return rows[0] ?? null;
}

export async function findPersonByEmail(client: Client, email: string): Promise<Person | null> {
  const { rows } = await client.query<Person>(`select ${FIELDS} from bowtie.person where email = $1`, [email.toLowerCase()]);
  return rows[0] ?? null;
}

export const isActive = ({ deactivatedAt }: Person): boolean => deactivatedAt === null;

/** Somebody real who may do everything; while there is none, the terminal shows a link to become it. */
export async function hasOwner(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    "select 1 from bowtie.person where 'admin' = any(roles) and deactivated_at is null and not is_demo limit 1",
  );
  return rows.length > 0;
}

/** Somebody real, whatever they may do. */
export async function hasPeople(client: Client): Promise<boolean> {
  const { rows } = await client.query("select 1 from bowtie.person where not is_demo limit 1");
  return rows.length > 0;
}

interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly passwordHash: string | null;
  readonly isDemo?: boolean;
}

/** @returns the person's id; null when somebody has this address already */
export async function addPerson(client: Client, { name, email, roles, passwordHash, isDemo = false }: NewPerson): Promise<string | null> {
  const id = randomUUID();
  const { rowCount } = await client.query(
    `insert into bowtie.person (id, name, email, email_verified, roles, is_demo) values ($1, $2, $3, true, $4, $5) on conflict (email) do nothing`,
    [id, name, email.toLowerCase(), roles, isDemo],
  );
  if (rowCount === 0) return null;
  if (passwordHash !== null) await setPasswordHash(client, id, passwordHash);
  return id;
}

/** As the library keeps it: one credential of a person whose provider is `credential`. */
export async function setPasswordHash(client: Client, person: string, hash: string): Promise<void> {
  const { rowCount } = await client.query(
    "update bowtie.person_credential set password = $2, updated_at = current_timestamp where person_id = $1 and provider_id = 'credential'",
    [person, hash],
  );
  if (rowCount === 0)
    await client.query(
      `insert into bowtie.person_credential (id, account_id, provider_id, person_id, password, updated_at)
       values ($1, $2, 'credential', $2, $3, current_timestamp)`,
      [randomUUID(), person, hash],
    );
}

export async function setRolesOf(client: Client, person: string, roles: readonly StaffRole[]): Promise<void> {
  await client.query("update bowtie.person set roles = $2, updated_at = current_timestamp where id = $1", [person, roles]);
}

export async function setDeactivated(client: Client, person: string, at: Date | null): Promise<void> {
  await client.query("update bowtie.person set deactivated_at = $2, updated_at = current_timestamp where id = $1", [person, at]);
}

export async function endSessions(client: Client, person: string): Promise<void> {
  await client.query("delete from bowtie.person_session where person_id = $1", [person]);
}

/** Changes of who may do everything wait for one another, so that the last of them cannot leave twice. */
export async function lockPeople(client: Client): Promise<void> {
  await client.query("select pg_advisory_xact_lock(7023, 1)");
}
