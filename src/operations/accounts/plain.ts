// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, where no letter has a mark.
const ASCII = /^[\x00-\x7f]*$/;

/** Text as it is searched and ordered: small letters, without their marks. */
export const plain = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFD").replace(/\p{Diacritic}/gu, "")).toLowerCase();
