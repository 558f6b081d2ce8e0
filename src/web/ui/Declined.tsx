import type { Problem } from "../../contract/index.ts";
import { Note } from "./Note.tsx";
import { useSentence } from "./Trouble.tsx";

/** What a form was declined for, read aloud when it appears. */
export function Declined({ problem }: { readonly problem: Problem | null }) {
  const sentence = useSentence();
  return <div role="alert">{problem && <Note kind="bad">{sentence(problem)}</Note>}</div>;
}
