/** How a product names itself in a text; the first group of `says`, if any, is its version. */
export interface ProductRow {
  readonly product: string;
  readonly says: RegExp;
}

/** The first product of the table that the text names. */
export function findProduct(
  text: string,
  rows: readonly ProductRow[],
): { readonly product: string; readonly version: string | undefined } | undefined {
  for (const { product, says } of rows) {
    const found = says.exec(text);
    if (found !== null) return { product, version: found[1] };
  }
  return undefined;
}
