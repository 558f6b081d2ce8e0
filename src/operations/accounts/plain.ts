/** Printable ASCII, where no letter has a mark. */
const ASCII = /^[ -~]*$/;

/** Text as it is searched and ordered: small letters, without their marks. */
export const plain = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFD").replace(/\p{Diacritic}/gu, "")).toLowerCase();
