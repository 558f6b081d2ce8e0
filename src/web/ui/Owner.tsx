import { Autocomplete, type AutocompleteProps } from "@mantine/core";
import { useTeam } from "../team.ts";

type OwnerProps = Omit<AutocompleteProps, "data" | "value" | "onChange" | "withAsterisk"> & {
  readonly value: string;
  readonly onChange: (name: string) => void;
};

/** Somebody of ours: everybody of the team is offered, and any name can be typed, as not everybody who has something to do signs in. */
export function Owner(props: OwnerProps) {
  const names = useTeamNames();
  // A name that stands there in full is no suggestion: it would only cover what comes next.
  return <Autocomplete maxLength={120} {...props} withAsterisk={false} data={names.filter((name) => name !== props.value.trim())} />;
}

/** The names of everybody who works here. */
export const useTeamNames = (): readonly string[] => [...new Set(useTeam().map(({ name }) => name))];
