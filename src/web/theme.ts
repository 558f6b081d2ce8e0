import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent. */
const petrol: MantineColorsTuple = [
  "#e6f3f5",
  "#d0e6ea",
  "#a1ccd4",
  "#6fb0bd",
  "#4898a8",
  "#2f889b",
  "#1c7a8d",
  "#0d5c6f",
  "#0a4c5c",
  "#063b48",
];

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

export const theme = createTheme({
  colors: { petrol },
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 6 },
  fontFamily: FONT,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: { fontFamily: FONT, fontWeight: "600" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Tooltip: {
      defaultProps: { multiline: true, maw: 320, openDelay: 200, withArrow: true, events: { hover: true, focus: true, touch: true } },
    },
  },
});

/** Mantine's own colours follow ours; see styles.css. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: own,
  dark: own,
});

const own = {
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-2)",
  "--mantine-color-placeholder": "var(--ink-2)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-error": "var(--bad)",
} as const;
