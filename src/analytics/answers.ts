/** Rows kept before older answers make room. */
const MAX_ROWS = 200_000;

/** Answers of one state of the facts: pages ask the same things again and again until the next import. */
export class Answers {
  private readonly known = new Map<string, Promise<readonly unknown[]>>();
  private rows = 0;

  /**
   * The answer to a query, asked for once: the very same rows, so that what follows from them can be remembered with them. One that failed,
   * perhaps with the connection of whoever asked first, is asked again. A query has one kind of answer.
   */
  async of<T>(sql: string, ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
    const known = this.known.get(sql) as Promise<readonly T[]> | undefined;
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
