import { Autocomplete } from "@mantine/core";
import { useTeam } from "../../team.ts";

interface OwnerProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** Somebody of the team, or a name one types: not everybody who has something to do signs in. */
export function Owner({ label, value, onChange }: OwnerProps) {
  const names = [...new Set(useTeam().map(({ name }) => name))];
  return <Autocomplete label={label} data={names} value={value} onChange={onChange} maxLength={200} />;
}
