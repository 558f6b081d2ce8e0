/** Rows kept before older answers make room. */
const MAX_ROWS = 200_000;

/** Answers of one state of the facts: pages ask the same things again and again until the next import. */
export class Answers {
  private readonly known = new Map<string, Promise<unknown[][]>>();
  private rows = 0;

  /** The answer to a query, asked for once. One that failed, perhaps with the connection of whoever asked first, is asked again. */
  async of(sql: string, ask: () => Promise<unknown[][]>): Promise<unknown[][]> {
    const known = this.known.get(sql);
    if (known) return known.catch(ask);
    const asked = ask();
    this.known.set(sql, asked);
    try {
      const rows = await asked;
      this.rows += rows.length + 1;
      if (this.rows > MAX_ROWS) {
        this.known.clear();
        this.rows = 0;
      }
      return rows;
    } catch (error) {
      this.known.delete(sql);
      throw error;
    }
  }
}
