/** What PostgreSQL says when it ends, starts or is ended: `class 08` and `57P01` to `57P03` of its error codes; and what the network says. */
const LOST = /^(08...|57P0[1-3]|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether an error tells of the way to the database, not of what was asked of it: the same may be asked again. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === "string" && LOST.test(code)) || /connection (terminated|error)|not queryable/i.test(error.message);
}
