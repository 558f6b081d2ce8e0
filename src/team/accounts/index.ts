export { happeningsOf } from "./happenings.ts";
export { timelinePage } from "./timeline.ts";
export type { Fields, Happening, Told } from "./told.ts";
