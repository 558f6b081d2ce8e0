import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useAddressChange } from "../address.ts";
import { Icon } from "./Icon.tsx";

const PAUSE = 120;

interface FinderProps {
  /** What the address looks for. */
  readonly found: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly className: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** Looks while one types; the address follows, from its first page, without a step of the back button for each letter. */
export function Finder({ found, label, placeholder = label, className, onKeyDown }: FinderProps) {
  const change = useAddressChange();
  const [typed, setTyped] = useState(found);
  const sent = useRef(found);
  // A step back, or a link, changes what is looked for; what was typed here is known already.
  useEffect(() => {
    if (found !== sent.current) setTyped(found);
    sent.current = found;
  }, [found]);
  const look = useDebouncedCallback((text: string) => {
    sent.current = text.trim() === "" ? "" : text;
    change({ find: sent.current === "" ? undefined : text, offset: undefined }, { replace: true });
  }, PAUSE);
  return (
    <TextInput
      type="search"
      className={className}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<Icon name="search" size={16} />}
      value={typed}
      maxLength={200}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        look(value);
      }}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
    />
  );
}
