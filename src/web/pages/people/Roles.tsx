import { Checkbox } from "@mantine/core";
import { roleNames, type StaffRole, staffRoles } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";

interface RolesProps {
  readonly label: string;
  readonly roles: readonly StaffRole[];
  readonly onChange: (roles: readonly StaffRole[]) => void;
}

/** One or more roles. */
export function Roles({ label, roles, onChange }: RolesProps) {
  const { language } = useWords();
  return (
    <fieldset className="people-roles">
      <legend className="small">{label}</legend>
      {staffRoles.map((role) => (
        <Checkbox
          key={role}
          size="xs"
          label={roleNames[role][language]}
          checked={roles.includes(role)}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...roles, role] : roles.filter((one) => one !== role))}
        />
      ))}
    </fieldset>
  );
}
