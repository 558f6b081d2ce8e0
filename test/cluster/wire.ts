import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A wire between a program and a server, which can be cut. */
export interface Wire {
  readonly port: number;
  /** `held`: nothing comes through, and nobody is told. `cut`: connections break, and new ones are refused at once. */
  become(state: "whole" | "held" | "cut"): void;
  close(): Promise<void>;
}

export async function layWire(to: number): Promise<Wire> {
  let state: "whole" | "held" | "cut" = "whole";
  const ends = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    if (state === "cut") return near.destroy();
    const far = connect(to, "127.0.0.1");
    const pair = [near, far] as const;
    ends.add(pair);
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on("data", (chunk) => other.write(chunk));
      one.on("error", () => undefined);
      one.on("close", () => {
        other.destroy();
        ends.delete(pair);
      });
    }
    if (state === "held") for (const end of pair) end.pause();
    return undefined;
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    become(next) {
      state = next;
      for (const pair of ends)
        for (const end of pair) {
          if (next === "cut") end.resetAndDestroy();
          else if (next === "held") end.pause();
          else end.resume();
        }
    },
    async close() {
      for (const pair of ends) for (const end of pair) end.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
