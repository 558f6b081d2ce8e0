const paths = {
  bowtie:
    "M3 5.5c3 2.300 5.200 3.700 7 4.200v4.600c-1.800.5-4 1.900-7 4.200zM21 5.500c-3 2.300-5.200 3.700-7 4.200v4.600c1.800.5 4 1.900 7 4.200zM10 9.700h4v4.600h-4z",
  revenue: "M4 19.500h16M6.500 16v-4M12 16V6M17.500 16V9",
  cohorts: "M4 5h16M4 5v14.500M8.500 9.500h11M8.500 9.500v10M13 14h6.500M13 14v5.500M17.500 18h2",
  growth: "M4 4v16h16M7 16.500c4.500 0 6.500-2.500 8-5.500s2.500-4 5-4M16.500 6.500 20 7l-.6 3.500",
  benchmarks: "M4 7h16M4 12h16M4 17h16M8 5v4M15.500 10v4M11 15v4",
  models: "M3.5 18a8.500 8.500 0 0 1 17 0M3.500 18v.1M6 12v.1M12 9.500v.1M18 12v.1M20.500 18v.1",
  efficiency: "M12 4v16M5 7.500h14M5 7.500 2.500 14h5zM19 7.500 16.500 14h5zM8.500 20h7",
  mathematics: "M18.5 7.500V5h-12l6 7-6 7h12v-2.500",
  explain: "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 11v5M12 7.600v.1",
  differences: "M4 4.500v15h16M7.500 7.500h3.500v4h4v4H19",
  imports: "M12 4v10.500M7.500 10.500 12 15l4.500-4.500M4.500 16.500v2a1.500 1.500 0 0 0 1.500 1.500h12a1.500 1.500 0 0 0 1.500-1.500v-2",
  settings: "M4 7h9M17 7h3M4 12h3M11 12h9M4 17h7M15 17h5M15 9.200V4.800M9 14.200V9.800M13 19.200v-4.400",
  search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500 20 20",
  sun: "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M18.700 5.300l-1.400 1.400M6.700 17.300l-1.400 1.400",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  screen: "M4 5h16v11H4zM9 20h6M12 16v4",
  globe:
    "M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM3.500 12h17M12 3.500c2.500 2.300 3.700 5.200 3.700 8.500s-1.200 6.200-3.700 8.500c-2.500-2.300-3.700-5.200-3.700-8.500S9.500 5.800 12 3.500z",
  calendar: "M5 6h14v13.500H5zM5 10h14M8.500 3.500V7M15.500 3.500V7",
  filter: "M4 6h16M7 12h10M10 18h4",
  close: "M6.500 6.500l11 11M17.500 6.500l-11 11",
  check: "M5 12.500l4.500 4.500L19 7.500",
  warning: "M12 4.500 21 19.500H3zM12 10v4.500M12 17v.1",
  upload: "M12 15.500V5M7.500 9.500 12 5l4.500 4.500M4.500 16.500v2a1.500 1.500 0 0 0 1.500 1.500h12a1.500 1.500 0 0 0 1.500-1.500v-2",
  download: "M12 4v10.500M7.500 10.500 12 15l4.500-4.500M5 19.500h14",
  undo: "M8.500 5 4.500 9l4 4M4.500 9h9.500a5.500 5.500 0 0 1 0 11h-4",
  redo: "M15.500 5l4 4-4 4M19.500 9H10a5.500 5.500 0 0 0 0 11h4",
  chevron: "M9 5.500 15.500 12 9 18.500",
  back: "M15 5.500 8.500 12l6.500 6.500",
  link: "M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14",
  chart: "M4 4v16h16M7.500 15l4-4.500 3 3L20 7.500",
  image: "M4 5h16v14H4zM4 16.500l5-5 4 4 2.500-2.500 4.500 4.500M15.500 9v.1",
  file: "M6.500 3.500h7l4 4v13h-11zM13.500 3.500v4h4",
  more: "M6 12v.1M12 12v.1M18 12v.1",
  print: "M7 9V4h10v5M7 17H4.500v-8h15v8H17M7 14h10v6H7z",
  plus: "M12 5v14M5 12h14",
  trash: "M5 7h14M9.500 7V4.500h5V7M7 7l1 12.500h8L17 7",
  edit: "M5 19h3.500L19 8.500 15.500 5 5 15.500z",
} as const;
export type IconName = keyof typeof paths;

/** A line drawing that says nothing by itself: whoever uses it gives the words. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" ? 3 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      <path d={paths[name]} />
    </svg>
  );
}
