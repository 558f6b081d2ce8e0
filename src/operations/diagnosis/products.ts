const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The first product that a statement names as a word of its own; `null` where it names none. An impact is the customer's, whatever serves it. */
export function productIn(statement: string, products: readonly string[]): string | null {
  const isNamed = (product: string): boolean =>
    new RegExp(`(?<![\\p{L}\\p{N}])${escaped(product.trim())}(?![\\p{L}\\p{N}])`, "iu").test(statement);
  return products.find((product) => product.trim() !== "" && isNamed(product)) ?? null;
}
