import type { Account, Funnel } from "./funnel.ts";

/** How many companies of the same region and trade belong to one group. */
const GROUPS = [4, 3, 3, 3, 2, 2, 2, 2, 2, 2] as const;

/** Puts customers under groups that own them: companies that buy nothing themselves. */
export function groupAccounts({ deals, accounts }: Funnel): readonly Account[] {
  const free = deals
    .filter(({ outcome, account }) => outcome === "won" && account.profile.motion !== "Self-serve")
    .map(({ account }) => account);
  const owners: Account[] = [];
  for (const size of GROUPS) {
    const first = free.find((account) => account.parentId === null && alike(free, account).length >= size);
    if (!first) break;
    const id = String(3_900_000 + owners.length * 13);
    const [begin = ""] = first.name.split(" ");
    const name = `${begin} Group`;
    for (const account of alike(free, first).slice(0, size)) account.parentId = id;
    owners.push({ ...first, id, name, domain: `${begin.toLowerCase()}-group.example`, parentId: null });
  }
  return [...accounts, ...owners];
}

const alike = (accounts: readonly Account[], { profile, currency }: Account): readonly Account[] =>
  accounts.filter(
    (other) =>
      other.parentId === null &&
      other.currency === currency &&
      other.profile.region === profile.region &&
      other.profile.industry === profile.industry,
  );
