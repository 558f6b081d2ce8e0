import { type BuyerAsk, type BuyerView, buyerAskKinds } from "./types.ts";

/** Days before its day on which a step is asked for. */
const AHEAD = 14;
/** Days after which a figure nobody has measured is asked for again. */
const SILENT = 45;

type Seen = Pick<BuyerView, "today" | "outcomes" | "steps" | "milestones" | "maySign">;

/** What is asked of the buyer, what they alone can do first; of equal kinds what is due first. */
export function asksOf({ today, outcomes, steps, milestones, maySign }: Seen): readonly BuyerAsk[] {
  const asks: BuyerAsk[] = [];
  for (const { id, statement, mayConfirm, mayMeasure, closed, measurements, target, state } of outcomes) {
    if (mayConfirm) asks.push({ kind: "confirm", about: id, name: statement, due: null });
    const newest = measurements.at(-1);
    const isSilent = newest === undefined || today - newest.on > SILENT;
    if (mayMeasure && state === "agreed" && closed === null && isSilent)
      asks.push({ kind: "measure", about: id, name: statement, due: target?.dueOn ?? null });
  }
  for (const { id, name, due, doneOn, isYours, latest } of steps) {
    if (!isYours || doneOn !== null) continue;
    if (due === null) asks.push({ kind: "date", about: id, name, due: latest });
    else if (due < today) asks.push({ kind: "late", about: id, name, due });
    else if (due - today <= AHEAD) asks.push({ kind: "soon", about: id, name, due });
  }
  for (const { id, name, deadline, isYours, tasks, state } of milestones) {
    const isOpen = tasks.some(({ doneOn }) => doneOn === null) && state !== "waiting";
    if (isYours && isOpen) asks.push({ kind: "task", about: id, name, due: deadline });
  }
  if (maySign) asks.push({ kind: "sign", about: null, name: null, due: null });
  const rank = ({ kind }: BuyerAsk): number => buyerAskKinds.indexOf(kind);
  return asks.sort((a, b) => rank(a) - rank(b) || (a.due ?? 0) - (b.due ?? 0));
}
