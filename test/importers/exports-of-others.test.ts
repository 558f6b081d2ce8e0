import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dataPath, describeData } from "../helpers/golden.ts";
import { read } from "./reading.ts";

const file = (folder: string, name: string): string => readFileSync(join(dataPath(folder), name), "utf8");

describeData("fivetran_seeds", () => {
  test.each([
    ["hubspot/deal_data.csv", "hubspot.deals"],
    ["hubspot/deal_stage_data.csv", "hubspot.deal_stages"],
    ["hubspot/company_data.csv", "hubspot.companies"],
    ["hubspot/contact_data.csv", "hubspot.contacts"],
    ["salesforce/sf_opportunity_data.csv", "salesforce.opportunities"],
    ["salesforce/sf_opportunity_history_data.csv", "salesforce.opportunity_history"],
    ["salesforce/sf_account_data.csv", "salesforce.accounts"],
    ["salesforce/sf_contact_data.csv", "salesforce.contacts"],
    ["salesforce/sf_lead_data.csv", "salesforce.leads"],
  ])("%s is read by %s, and no row is lost", async (name, importer) => {
    const result = await read("export.csv", file("fivetran_seeds", name), { currency: "USD", dates: "mdy" });
    expect(result.importer).toBe(importer);
    expect(result.rows.length).toBeGreaterThan(0);
    for (const row of result.rows) expect(row.records.length + row.issues.length).toBeGreaterThan(0);
    expect(result.issues.filter(({ severity }) => severity === "error").map(({ sentence }) => sentence)).toEqual([]);
  });
});

describeData("stripe_fixtures", () => {
  test("every resource of the API is used or left out with a reason", async () => {
    const { resources } = JSON.parse(file("stripe_fixtures", "fixtures3.json")) as { resources: Readonly<Record<string, object>> };
    const kinds = ["subscription", "customer", "product", "price", "plan", "invoice", "charge"];
    const result = await read("objects.json", JSON.stringify(Object.values(resources)));
    expect(result.importer).toBe("stripe.api");
    for (const row of result.rows) expect(row.records.length + row.issues.length).toBeGreaterThan(0);
    for (const kind of kinds) {
      const one = await read("object.json", JSON.stringify([resources[kind]]));
      expect(one.records.length + one.issues.length, kind).toBeGreaterThan(0);
    }
  });
});
