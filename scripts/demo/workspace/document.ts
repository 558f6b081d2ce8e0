import { type Day, formatDay } from "../../../src/domain/index.ts";

export interface About {
  readonly account: string | null;
  readonly deal: string | null;
  readonly plan: string | null;
}

/**
 * What the invented team wrote down of one thing, as it stands in demo/workspace.json. Companies and deals are told by the ids of the exports;
 * in documents `@account` and `@deal` stand for their numbers in the ledger, `@package` for the package of the same document, and days for days.
 */
export interface DemoGroup extends About {
  readonly documents: readonly {
    readonly kind: string;
    readonly id: string;
    readonly by: string;
    /** Day it was written down. */
    readonly at: string;
    readonly body: unknown;
  }[];
}

/** Collects documents by what they are about. */
export class Book {
  private readonly groups = new Map<string, About & { readonly documents: DemoGroup["documents"][number][] }>();

  add(kind: string, id: string, { account, deal, plan }: About, by: string, on: Day, body: unknown): void {
    const key = JSON.stringify([account, deal, plan]);
    const group = this.groups.get(key) ?? { account, deal, plan, documents: [] };
    this.groups.set(key, group);
    group.documents.push({ kind, id, by, at: formatDay(on), body });
  }

  all(): readonly DemoGroup[] {
    return [...this.groups.values()];
  }
}

export const text = (on: Day): string => formatDay(on);
