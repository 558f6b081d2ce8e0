/** The results of all, in their order, as of `Promise.all`; but over only when every one is, whatever became of it. Then the first failure is told. */
export async function everyOne<T extends readonly unknown[] | []>(works: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const done = (await Promise.allSettled(works)).map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
  return done as { -readonly [K in keyof T]: Awaited<T[K]> };
}
