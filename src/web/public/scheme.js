// Sets the colours before anything is drawn, so that a dark screen does not flash white.
(() => {
  const saved = localStorage.getItem("bowtie-scheme");
  const dark = saved === "dark" || (saved !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
