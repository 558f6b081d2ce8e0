export { isPool, things } from "./following.ts";
export {
  type Choice,
  type Drawer,
  drawer,
  EditedMeanwhile,
  type FirstVersion,
  fieldsChanged,
  lastSavedAt,
  listDocuments,
  saveFirst,
} from "./store.ts";
export { type About, type Author, type DocumentKind, documentKinds, type Kept, type Saving, type Version } from "./version.ts";
