import { describe, expect, test } from "vitest";
import { parseClickHouseUrl } from "./address.ts";

describe("ANALYTICS_URL", () => {
  test("says server, user, password, database and cluster", () => {
    expect(parseClickHouseUrl("https://bow:p%40ss%2Fword@click.example:8443/facts?cluster=main&timeout=30&ca=/etc/ca.pem")).toEqual({
      url: "https://click.example:8443",
      username: "bow",
      password: "p@ss/word",
      database: "facts",
      cluster: "main",
      nodes: [],
      caFile: "/etc/ca.pem",
      seconds: 30,
    });
  });

  test("names every server where it must, and needs no cluster for one", () => {
    expect(parseClickHouseUrl("http://a:8123/facts?cluster=main&nodes=a:8123,b:8123").nodes).toEqual(["http://a:8123", "http://b:8123"]);
    expect(parseClickHouseUrl("http://a:8123/facts")).toMatchObject({ cluster: null, username: "default", password: "", seconds: 120 });
  });

  test.each([
    ["no address", "secret"],
    ["another protocol", "clickhouse://u:secret@a/facts"],
    ["no database", "http://u:secret@a:8123"],
    ["a database of other signs", "http://u:secret@a:8123/x;drop%20table"],
    ["an unknown parameter", "http://u:a@a:8123/facts?secret=1"],
    ["a cluster of other signs", "http://u:secret@a:8123/facts?cluster='x'"],
    ["nodes without a port", "http://u:secret@a:8123/facts?cluster=x&nodes=secret"],
    ["nodes without a cluster", "http://u:secret@a:8123/facts?nodes=a:1"],
    ["no time at all", "http://u:secret@a:8123/facts?timeout=0"],
  ])("is refused with %s, and not repeated", (_, url) => {
    expect(() => parseClickHouseUrl(url)).toThrow(/^ANALYTICS_URL (?!.*secret).* It is written as https:/);
  });
});
