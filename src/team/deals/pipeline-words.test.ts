import { expect, test } from "vitest";
import { pipelineWords } from "../../standard/index.ts";
import { usualPipelines } from "./pipelines.ts";

const said = usualPipelines.flatMap(({ name, stages }) => [name, ...stages.flatMap((stage) => [stage.name, stage.buyerDoes])]);

test("everything the usual pipelines say is said in French and German", () => {
  for (const one of said) {
    const words = [pipelineWords(one, "fr"), pipelineWords(one, "de")];
    if (one !== "Signal")
      expect(
        words.some((word) => word !== one),
        one,
      ).toBe(true);
  }
});

test("a name of a team's own stays as it was written", () => {
  expect(pipelineWords("Handshake", "de")).toBe("Handshake");
});
