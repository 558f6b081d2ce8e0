import { Textarea } from "@mantine/core";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../i18n/index.ts";
import { type Colleague, useTeam } from "../team.ts";
import { begunAt, calledLike } from "./mentions.ts";

interface MentionBoxProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onSend: () => void;
}

/** A text in which an @ names somebody: the list of names is gone through with the arrows, and Enter or Tab takes one. */
export function MentionBox({ label, text, onChange, onSend }: MentionBoxProps) {
  const { t } = useWords();
  const team = useTeam();
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [shut, setShut] = useState<number | null>(null);
  // The caret follows a name that was taken as soon as the text with it stands in the box, before another key is heard.
  const goTo = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goTo.current === null) return;
    box.current?.focus();
    box.current?.setSelectionRange(goTo.current, goTo.current);
    goTo.current = null;
  });
  const begun = begunAt(text, caret);
  const found = begun === null || begun.at === shut ? [] : calledLike(team, begun.typed);
  const chosen = found[Math.min(active, found.length - 1)];

  const take = (person: Colleague): void => {
    if (begun === null) return;
    const before = `${text.slice(0, begun.at)}@${person.name} `;
    onChange(before + text.slice(caret));
    setCaret(before.length);
    goTo.current = before.length;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
      return;
    }
    if (chosen === undefined || begun === null) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((found.indexOf(chosen) + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") take(chosen);
    else if (event.key === "Escape") setShut(begun.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="mention-box">
      <Textarea
        ref={box}
        label={label}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        value={text}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? list : undefined}
        aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.id}`}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
          setCaret(currentTarget.selectionStart);
          setActive(0);
          setShut(null);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && (
        <div id={list} role="listbox" aria-label={t("talk.people")} className="mention-list">
          {found.map((person) => (
            <button
              key={person.id}
              type="button"
              id={`${list}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={person === chosen}
              className="mention-option"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
