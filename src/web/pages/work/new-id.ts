/** An id for something new, chosen here so that saving it twice writes it once. Pages may be served without HTTPS, where `randomUUID` is not there. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
