import { BIGINT, type DuckDBAppender, DuckDBDataChunk, type DuckDBType, INTEGER, SMALLINT } from "@duckdb/node-api";
import duckdb from "@duckdb/node-bindings";
import { type FactBatch, type TableName, tableColumns } from "./batch.ts";

const DUCK_TYPE: Readonly<Record<"small" | "int" | "big", DuckDBType>> = { small: SMALLINT, int: INTEGER, big: BIGINT };
const CHUNK_ROWS = 2048;

/** Appends whole columns to a DuckDB table as bytes: value by value would cost five times as much. */
export class ChunkWriter {
  private readonly appender: DuckDBAppender;
  private readonly chunk: DuckDBDataChunk;
  private readonly raw: Parameters<typeof duckdb.data_chunk_get_vector>[0];

  constructor(appender: DuckDBAppender, table: TableName) {
    this.appender = appender;
    this.chunk = DuckDBDataChunk.create(
      Object.values(tableColumns[table]).map((type) => DUCK_TYPE[type]),
      CHUNK_ROWS,
    );
    this.raw = (this.chunk as unknown as { chunk: Parameters<typeof duckdb.data_chunk_get_vector>[0] }).chunk;
  }

  append({ rows, columns }: FactBatch["tables"][TableName]): void {
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - from);
      this.chunk.reset();
      this.chunk.rowCount = count;
      columns.forEach((column, i) => {
        duckdb.copy_data_to_vector(
          duckdb.data_chunk_get_vector(this.raw, i),
          0,
          column.buffer as ArrayBuffer,
          column.byteOffset + from * column.BYTES_PER_ELEMENT,
          count * column.BYTES_PER_ELEMENT,
        );
      });
      this.appender.appendDataChunk(this.chunk);
    }
  }

  close(): void {
    this.appender.closeSync();
  }
}
