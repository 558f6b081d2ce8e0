import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output, Problem, SettingsPreview } from "../../../contract/index.ts";
import { DEFAULT_SETTINGS, differences, type Overrides, type Settings } from "../../../domain/index.ts";
import { problemOf } from "../../ask.ts";
import { call, type Step } from "../../client.ts";

export type Value = string | number;
export type Draft = Readonly<Record<string, Value>>;

/** What is tried out: some settings, or all of them as a file says them. */
type Tried = { readonly kind: "some"; readonly draft: Draft } | { readonly kind: "file"; readonly file: string };

/** A change that is looked at before it is saved, and can be taken back after. */
export interface Trial {
  readonly draft: Draft;
  readonly isOpen: boolean;
  readonly preview: SettingsPreview | null;
  readonly step: Step | null;
  readonly problem: Problem | null;
  readonly saving: boolean;
  /** What was just saved can be undone; nothing before the first save. */
  readonly done: "saved" | "undone" | null;
  readonly set: (name: string, value: Value) => void;
  readonly tryFile: (file: string) => void;
  /** All settings at once: what they say other than the standard. */
  readonly tryAll: (overrides: Overrides) => void;
  readonly discard: () => void;
  readonly save: () => void;
  readonly undo: () => void;
}

const NOTHING: Tried = { kind: "some", draft: {} };

export const settingsIn = ({ settings }: Output<"settings">): Settings =>
  ({ ...DEFAULT_SETTINGS, ...Object.fromEntries(settings.map(({ name, value }) => [name, value])) }) as Settings;

/** JSON is YAML too. */
const fileOf = (overrides: Overrides): string => JSON.stringify(overrides);

export function useTrial(answer: Output<"settings">): Trial {
  const queries = useQueryClient();
  const [tried, setTried] = useState<Tried>(NOTHING);
  const [step, setStep] = useState<Step | null>(null);
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<{ readonly done: "saved" | "undone"; readonly before: Overrides } | null>(null);
  const isOpen = tried.kind === "file" || Object.keys(tried.draft).length > 0;
  const input = tried.kind === "file" ? { file: tried.file } : { change: { ...tried.draft } };
  const preview = useQuery({
    queryKey: ["previewSettings", input],
    queryFn: ({ signal }) => {
      setStep(null);
      return call("previewSettings", input, { signal, onStep: setStep });
    },
    enabled: isOpen,
    retry: false,
    gcTime: 0,
  });
  const begin = (next: Tried): void => {
    setFailed(null);
    setSaved(null);
    setTried(next);
  };
  const write = async (
    change: { readonly file?: string; readonly change?: Record<string, Value> },
    done: "saved" | "undone",
  ): Promise<void> => {
    setSaving(true);
    setFailed(null);
    try {
      const before = differences(settingsIn(answer));
      await call("saveSettings", change);
      setTried(NOTHING);
      setSaved({ done, before });
      await queries.invalidateQueries();
    } catch (error) {
      setFailed(problemOf(error));
    } finally {
      setSaving(false);
    }
  };
  const draft = tried.kind === "some" ? tried.draft : {};
  return {
    draft,
    isOpen,
    preview: isOpen ? (preview.data ?? null) : null,
    step,
    problem: failed ?? (isOpen && preview.isError ? problemOf(preview.error) : null),
    saving,
    done: saved?.done ?? null,
    set: (name, value) => {
      const { [name]: _, ...rest } = draft;
      const isInForce = answer.settings.some((one) => one.name === name && one.value === value);
      begin({ kind: "some", draft: isInForce ? rest : { ...rest, [name]: value } });
    },
    tryFile: (file) => begin({ kind: "file", file }),
    tryAll: (overrides) => begin({ kind: "file", file: fileOf(overrides) }),
    discard: () => begin(NOTHING),
    save: () => void write(input, "saved"),
    undo: () => saved && void write({ file: fileOf(saved.before) }, "undone"),
  };
}
