import { Outlet } from "@tanstack/react-router";
import { usePath } from "../address.ts";
import { ask, useAsks } from "../ask.ts";
import { isShared } from "../pages/buyer/index.ts";
import { isGate } from "../pages/sign-in/index.ts";
import { Trouble } from "../ui/Trouble.tsx";
import { Frame } from "./Frame.tsx";

/** Pages of those who are signed in stand in the frame; the ways to sign in, and what a buyer sees, stand alone. */
export function Root() {
  const path = usePath();
  return isGate(path) || isShared(path) ? <Outlet /> : <Known />;
}

/** Nothing is drawn before it is known who looks: whoever is not signed in is led to do so. */
function Known() {
  const asked = useAsks({ me: ask("me", {}) });
  if (asked.kind === "ready") return <Frame />;
  if (asked.kind === "loading" || asked.problem.code === "not_signed_in") return null;
  return (
    <main className="alone">
      <Trouble problem={asked.problem} again={asked.again} />
    </main>
  );
}
