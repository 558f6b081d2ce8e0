import type pg from "pg";
import { transaction } from "../storage/index.ts";
import type { FactBatch } from "./batch.ts";
import { Dictionary, type DictionaryEntry } from "./dictionary.ts";
import { Remap } from "./remap.ts";
import type { Fill } from "./store.ts";

type Client = pg.ClientBase | pg.Pool;

/** Codes of names of one build, as all who write it have agreed in PostgreSQL. Codes are only ever added. */
export class SharedNames {
  private readonly pool: pg.Pool;
  private readonly build: string;
  private known: Dictionary;
  private entries: DictionaryEntry[] = [];
  private newest = 0;

  constructor(pool: pg.Pool, build: string) {
    this.pool = pool;
    this.build = build;
    this.known = new Dictionary();
  }

  /** The names as they are now; only what was added since is read. */
  async read(client: Client): Promise<Dictionary> {
    const { rows } = await client.query<DictionaryEntry & { id: number }>(
      `select id, field, field_name as "fieldName", code, value from facts.name where build = $1 and id > $2 order by id`,
      [this.build, this.newest],
    );
    if (rows.length === 0) return this.known;
    this.entries = [...this.entries, ...rows];
    this.known = new Dictionary(this.entries);
    this.newest = rows.at(-1)?.id ?? this.newest;
    return this.known;
  }

  /** Gives codes to names that have none yet, in a short transaction of its own that others wait for. */
  private async agree(names: readonly DictionaryEntry[]): Promise<void> {
    await transaction(this.pool, async (client) => {
      await client.query("select 1 from facts.build where id = $1 for no key update", [this.build]);
      const { rows } = await client.query<DictionaryEntry>(
        `select field, field_name as "fieldName", code, value from facts.name where build = $1`,
        [this.build],
      );
      const all = new Dictionary(rows);
      for (const { fieldName, value } of names) all.code(fieldName, value);
      const added = all.takeAdded();
      await client.query(
        `insert into facts.name (build, field, field_name, code, value)
         select $1, * from unnest($2::integer[], $3::text[], $4::integer[], $5::text[])`,
        [
          this.build,
          added.map(({ field }) => field),
          added.map(({ fieldName }) => fieldName),
          added.map(({ code }) => code),
          added.map(({ value }) => value),
        ],
      );
    });
  }

  /** Derives the batches of one part, whose own codes are turned into those all have agreed on. */
  async *batches(fill: Fill): AsyncGenerator<FactBatch> {
    const own = new Dictionary();
    let remap = new Remap(this.known);
    const learned: DictionaryEntry[] = [];
    for await (const batch of fill(own)) {
      const added = own.takeAdded();
      if (added.length > 0) {
        learned.push(...added);
        if (added.some(({ fieldName, value }) => this.known.known(fieldName, value) === null)) {
          await this.agree(added);
          await this.read(this.pool);
        }
        remap = new Remap(this.known);
        remap.learn(learned);
      }
      remap.apply(batch);
      yield batch;
    }
  }
}
