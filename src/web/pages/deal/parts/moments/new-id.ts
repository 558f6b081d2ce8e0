/** An id for something that is written down for the first time. */
export const newId = (what: string): string =>
  `${what}-${[...crypto.getRandomValues(new Uint8Array(9))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
