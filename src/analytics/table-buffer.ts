export type Column = Int16Array | Int32Array | BigInt64Array;

const make = { small: Int16Array, int: Int32Array, big: BigInt64Array } as const;

/** The rows of one table, column by column, in arrays that grow. */
export class TableBuffer {
  rows = 0;
  private readonly columns: Column[];

  private readonly types: readonly ("small" | "int" | "big")[];

  constructor(types: readonly ("small" | "int" | "big")[]) {
    this.types = types;
    this.columns = types.map((type) => new make[type](1024));
  }

  push(...values: readonly (number | bigint)[]): void {
    if (this.rows === this.columns[0]?.length) this.grow();
    for (let i = 0; i < this.columns.length; i++)
      (this.columns[i] as { [row: number]: number | bigint })[this.rows] = values[i] as number | bigint;
    this.rows += 1;
  }

  private grow(): void {
    this.columns.forEach((column, i) => {
      const larger = new make[this.types[i] as "int"](column.length * 2);
      larger.set(column as Int32Array);
      this.columns[i] = larger;
    });
  }

  take(): { rows: number; columns: readonly Column[] } {
    const taken = { rows: this.rows, columns: this.columns.map((column) => column.slice(0, this.rows)) };
    this.rows = 0;
    return taken;
  }
}
