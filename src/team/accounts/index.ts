export { happeningsOf } from "./happenings.ts";
export { timelinePage } from "./timeline.ts";
export type { Happening, Told } from "./told.ts";
export { toldKinds, workHappenings } from "./work.ts";
