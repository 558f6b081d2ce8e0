import { goalSeek, sensitivity } from "../../../../growth/index.ts";
import type { Asked, Told } from "./use-reckoned.ts";

const told = (asked: Asked): Told => {
  try {
    return { kind: "done", result: asked.kind === "goal" ? goalSeek(asked.input) : sensitivity(asked.input) };
  } catch (error) {
    return { kind: "failed", why: error instanceof Error ? error.message : String(error) };
  }
};

/** Runs the model many times beside the page, so that nothing on it halts. */
self.onmessage = ({ data }: MessageEvent<Asked>): void => self.postMessage(told(data));
