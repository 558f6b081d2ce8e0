export { joinPeople, keyOfPerson, type Mention, type MetDay, type Person } from "./people.ts";
export { checkReportsTo, type PersonStance, stanceId, stances } from "./store.ts";
export { threadsOf } from "./threads.ts";
