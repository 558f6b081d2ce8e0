import "./start.ts";
import "@mantine/core/styles.css";
import "./styles.css";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startLanguages } from "./i18n/index.ts";

// After an update of the program, parts of a page opened before are gone: the page is loaded anew, once.
addEventListener("vite:preloadError", (event) => {
  const RELOADED = "bowtie-reloaded";
  if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < 10_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  event.preventDefault();
  location.reload();
});

await startLanguages();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
