import { drawnBy, type Gate } from "../../page.ts";

export { GateHost } from "./GateHost.tsx";

/** The ways in: their own for each kind of link. */
export const gates: readonly Gate[] = [
  { id: "signIn", path: "/sign-in", Page: drawnBy(async () => (await import("./SignIn.tsx")).SignIn) },
  { id: "welcome", path: "/welcome", Page: drawnBy(async () => (await import("./Links.tsx")).OwnerWelcome) },
  { id: "invitation", path: "/invitation", Page: drawnBy(async () => (await import("./Links.tsx")).Invitation) },
  { id: "reset", path: "/reset", Page: drawnBy(async () => (await import("./Links.tsx")).NewPassword) },
];

export const isGate = (path: string): boolean => gates.some((gate) => gate.path === path);
