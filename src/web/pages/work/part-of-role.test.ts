import { expect, test } from "vitest";
import { partOf } from "./part-of-role.ts";

const FIELDS = ["lead.lead_source", "lead_source", "resource", "opportunity.owner", "owner", "account.owner", "region"];

test("each role sees its part of retention: by source, of its own customers, or by proof", () => {
  expect(partOf(["marketing"], FIELDS)).toEqual({ kind: "split", field: "lead_source" });
  expect(partOf(["ae"], FIELDS)).toEqual({ kind: "own", field: "opportunity.owner" });
  expect(partOf(["finance", "csm"], FIELDS)).toEqual({ kind: "own", field: "account.owner" });
  expect(partOf(["executive"], FIELDS)).toEqual({ kind: "proof" });
  expect(partOf(["marketing"], ["region", "resource"]), "no file says where customers came from").toEqual({ kind: "split", field: null });
});
