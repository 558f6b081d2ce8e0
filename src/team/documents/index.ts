export {
  type About,
  type Author,
  type Choice,
  type DocumentKind,
  type Drawer,
  drawer,
  EditedMeanwhile,
  fieldsChanged,
  type Kept,
  listDocuments,
  type Saving,
  type Version,
} from "./store.ts";
