import { useMe } from "../../me.ts";
import { Password } from "./Password.tsx";
import { Tokens } from "./Tokens.tsx";
import "../people/people.css";

/** What is one's own: keys for programs, and the password. */
export function TokensPage() {
  const me = useMe();
  return (
    <div className="sections">
      <Tokens mine={me?.scopes ?? []} />
      {me?.person && !me.person.isDemo && <Password />}
    </div>
  );
}
