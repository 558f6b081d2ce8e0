import "./start.ts";
import "@mantine/core/styles.css";
import "./styles.css";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startLanguages } from "./i18n/index.ts";

await startLanguages();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
