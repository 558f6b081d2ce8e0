import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const LOG = fileURLToPath(new URL("./log.ts", import.meta.url));

/** Lines of a program that tells of one error, which has everything in it that must not leave. */
const told = (begin: string): ReturnType<typeof spawnSync> =>
  spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e"].concat(`
    const { logAsJson, trouble } = await import(${JSON.stringify(LOG)});
    ${begin}
    const error = Object.assign(new Error("at postgres://sam:hunter2@db/x, bowtie_token_abc-DEF_1, sam@people.example"), { code: "28P01", detail: "Key (email)=(sam)" });
    trouble("Letters to sam@people.example could not be sent:", error);
    await new Promise((resolve) => setTimeout(resolve, 50));
  `),
  );

test("a line of what went wrong holds the code and the stack, and neither secrets nor people nor rows", () => {
  const { stdout } = told("await logAsJson({ words: true });");
  const line = JSON.parse(String(stdout)) as { error: { stack: string } };
  expect(line).toMatchObject({ level: "error", msg: "Letters to …@… could not be sent:" });
  expect(line.error).toMatchObject({ type: "Error", code: "28P01", message: "at postgres://…@db/x, bowtie_token_…, …@…" });
  expect(line.error.stack).toContain("at ");
  expect(String(stdout)).not.toMatch(/hunter2|abc-DEF|people\.example|Key/);
});

test("on a terminal it is words, without secrets", () => {
  const { stdout, stderr } = told("");
  expect(String(stdout)).toBe("");
  expect(String(stderr)).toMatch(/^Letters to sam@people.example could not be sent:\n/);
  expect(String(stderr)).not.toMatch(/hunter2|abc-DEF/);
});
