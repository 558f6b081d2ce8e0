import { z } from "zod";
import { type Output, type Parsed, savedTradeSchema } from "../../contract/index.ts";
import { badRequest, conflict, notFound } from "../../domain/index.ts";
import { EditedMeanwhile, type Version } from "../../team/documents/index.ts";
import { isSeller, type KeptTrade, termsOf, tradeOf, trades } from "../../team/moments/index.ts";
import { type Context, today } from "../context.ts";
import { findDeal } from "../deals/read.ts";
import type { By } from "../people/by.ts";
import { actingAs, authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { keptOf, refuseAhead } from "./save.ts";
import { tradeShown } from "./shown.ts";
import { colleagueCalled } from "./who.ts";

const answered = (saved: Version<KeptTrade>): Output<"saveTrade"> => {
  const kept = keptOf(saved);
  return z.encode(savedTradeSchema, { trade: kept === null ? null : tradeShown(kept) });
};

/** What was given and got. Whoever changes it takes the approval away: that was given for something else. */
export async function saveTrade(context: Context, input: Parsed<"saveTrade">, by: By): Promise<Output<"saveTrade">> {
  const { trade: id, base, on, gives, gets, isRemoved } = input;
  const author = authorOf(by);
  const { deal, account } = await findDeal(context, input.deal);
  const known = await trades.find(context.storage.pool, id);
  if (known !== null && known.deal !== deal)
    throw badRequest("other_deal", "This trade is of another deal. Give the new one an id of its own.");
  if (gives.length + gets.length === 0) throw badRequest("empty_trade", "A trade gives something or gets something. Write down what.");
  refuseAhead(context, on);
  const seller = input.seller ?? known?.body.by ?? author.name;
  const person = await colleagueCalled(context, seller, author);
  const body: KeptTrade = {
    id,
    dealId: String(deal),
    by: seller,
    sellerId: person?.id ?? null,
    on,
    gives,
    gets: gets.map((one) => ({ ...one, isDiscount: false })),
    approval: known?.body.approval ?? null,
  };
  const about = { account, deal, plan: null };
  return answered(await keep(context, trades, { id, about, body: isRemoved ? null : body, base, by: author, at: context.now() }));
}

/** Approves a trade as it was seen, by somebody who may and who is not its seller. */
export async function approveTrade(context: Context, { trade: id, base }: Parsed<"approveTrade">, by: By): Promise<Output<"approveTrade">> {
  const author = authorOf(by);
  actingAs(by, ["revops", "finance", "executive", "ae"], "Approving a trade");
  const known = await trades.find(context.storage.pool, id);
  if (known === null) throw notFound("no_such_trade", `There is no trade ${id}. It may have been removed.`);
  if (known.version !== base) throw new EditedMeanwhile(known, ["gives", "gets"]);
  if (tradeOf(known.body).approver !== null) throw conflict("approved_already", `${tradeOf(known.body).approver} has approved this trade.`);
  if (isSeller(known.body, author))
    throw conflict("own_trade", "Whoever made a trade does not approve it. Ask a colleague, RevOps, finance or leadership.");
  const approval = { name: author.name, personId: author.id, on: today(context), terms: termsOf(known.body) };
  const { account, deal, plan } = known;
  return answered(
    await keep(context, trades, {
      id,
      about: { account, deal, plan },
      body: { ...known.body, approval },
      base,
      by: author,
      at: context.now(),
    }),
  );
}
