import type pg from "pg";
import { isModelFamily, type ModelFamily } from "../domain/index.ts";
import { subjectCode, typeCode } from "./codes.ts";

/**
 * The business model of every plan a source describes: by `source/plan`, and by `/name` in lower case for those who name
 * what is sold in words. What a later file says of a plan holds.
 */
export async function planFamilies(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<ReadonlyMap<string, ModelFamily>> {
  const visible = asOf === undefined ? "b.undone_at is null" : "f.recorded_at <= $1 and (b.undone_at is null or b.undone_at > $1)";
  const { rows } = await client.query<{ source: number; plan: string; name: string | null; family: string }>(
    `select e.source_id as source, s.external_id as plan, e.body->>'name' as name, e.body->>'family' as family
     from bowtie.subject s join bowtie.entry e on e.subject_id = s.id
     join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
     where s.kind = ${subjectCode("product")} and e.type = ${typeCode("product")} and e.body->>'family' is not null and ${visible}
     order by e.seq`,
    asOf === undefined ? [] : [asOf],
  );
  const families = new Map<string, ModelFamily>();
  for (const { source, plan, name, family } of rows) {
    if (!isModelFamily(family)) continue;
    families.set(`${source}/${plan}`, family);
    for (const words of [plan, name ?? plan]) families.set(`/${words.toLowerCase()}`, family);
  }
  return families;
}
