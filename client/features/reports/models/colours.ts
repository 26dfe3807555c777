/**
 * Colours that people with any colour vision can tell apart, on light and dark ground alike.
 * Source: Okabe and Ito, "Color Universal Design" (2008), without its black and yellow.
 */
const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9'] as const;

/**
 * The same store always has the same colour: by its place among all stores of the chain in the
 * order of their ids, whichever of them are shown.
 */
export function storeColours(stores: readonly string[]): ReadonlyMap<string, string> {
  const ids = stores.toSorted();
  return new Map(ids.map((id, index) => [id, PALETTE[index % PALETTE.length] ?? PALETTE[0]]));
}
