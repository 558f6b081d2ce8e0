// Who may import whom (ARCHITECTURE.md). Type imports count too; circles are refused.
const rooms = {
  domain: [],
  standard: ["domain"],
  growth: ["domain"],
  contract: ["domain", "standard"],
  importers: ["domain"],
  telemetry: [],
  storage: ["telemetry"],
  facts: ["domain", "standard"],
  ledger: ["domain", "storage"],
  analytics: ["storage", "ledger", "facts", "domain", "standard", "telemetry"],
  usage: ["domain", "storage", "ledger", "analytics"],
  metrics: ["domain", "standard", "facts"],
  team: ["domain", "standard", "storage", "growth"],
  operations: ["domain", "standard", "growth", "contract", "importers", "storage", "ledger", "facts", "analytics", "metrics", "team", "usage", "telemetry"],
  api: ["operations", "contract", "domain", "telemetry"],
  cli: ["operations", "contract", "domain", "telemetry"],
  mcp: ["operations", "contract", "domain"],
  web: ["contract", "domain", "standard", "growth"],
};

const forbidden = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-keeps-to-its-rooms`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: [`^src/(${[room, ...allowed].join("|")})/`] },
}));

forbidden.push(
  { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
  { name: "rooms-have-one-door", severity: "error", from: { path: "^src/([^/]+)/" }, to: { path: "^src/([^/]+)/.+", pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$", "^src/team/[^/]+/index\\.ts$", "^src/web/"] } },
  { name: "things-of-the-team-have-one-door", severity: "error", from: { path: "^src/team/([^/]+)/" }, to: { path: "^src/team/[^/]+/.+", pathNot: ["^src/team/$1/", "^src/team/[^/]+/index\\.ts$"] } },
  { name: "pure-rooms-know-no-machine", severity: "error", from: { path: "^src/(domain|standard|growth|facts|metrics)/", pathNot: "\\.test\\.ts$" }, to: { dependencyTypes: ["core", "npm"] } },
  { name: "importers-are-given-bytes", severity: "error", from: { path: "^src/importers/", pathNot: "\\.test\\.ts$" }, to: { path: "^(fs|fs/promises|net|http|https|child_process|node:fs|node:net|node:http)" } },
);

module.exports = {
  forbidden,
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" }, doNotFollow: { path: "node_modules" }, exclude: { path: "\\.test\\.tsx?$" } },
};
