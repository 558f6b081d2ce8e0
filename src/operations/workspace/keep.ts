import { transaction } from "../../storage/index.ts";
import { type Drawer, EditedMeanwhile, type Saving, type Version } from "../../team/documents/index.ts";
import type { Context } from "../context.ts";

/** Saves one document. What crosses somebody else's change is kept beside it, and refused with both at hand. */
export async function keep<T>(context: Context, drawer: Drawer<T>, saving: Saving<T>): Promise<Version<T>> {
  return asideOnConflict(context, drawer, saving, () => transaction(context.storage.pool, (client) => drawer.save(client, saving)));
}

/** Runs something that saves a document among other things; if that crosses a change, the document is kept beside. */
export async function asideOnConflict<T, R>(context: Context, drawer: Drawer<T>, saving: Saving<T>, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EditedMeanwhile && saving.body !== null) await drawer.keepAside(context.storage.pool, saving);
    throw error;
  }
}
