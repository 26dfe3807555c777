/** Gathers bytes of a print job. */
export interface ByteSink {
  readonly push: (...bytes: readonly number[]) => void;
  readonly append: (bytes: Uint8Array) => void;
  readonly taken: () => Uint8Array<ArrayBuffer>;
}

export function byteSink(): ByteSink {
  let bytes = new Uint8Array(4096);
  let length = 0;
  const append = (more: ArrayLike<number>): void => {
    if (length + more.length > bytes.length) {
      const grown = new Uint8Array(Math.max(bytes.length * 2, length + more.length));
      grown.set(bytes.subarray(0, length));
      bytes = grown;
    }
    bytes.set(more, length);
    length += more.length;
  };
  return { push: (...more) => append(more), append, taken: () => bytes.slice(0, length) };
}

/** A number below 65,536 as printers want it: low byte, high byte. */
export const low16 = (value: number): readonly [number, number] => [value & 0xff, value >> 8];

/** Text in UTF-8; half a surrogate pair becomes U+FFFD. */
export const utf8 = (content: string): readonly number[] =>
  Array.from(encodeURIComponent(content.toWellFormed()).matchAll(/%(..)|./gu), ([all, hex]) =>
    hex === undefined ? all.charCodeAt(0) : Number.parseInt(hex, 16),
  );
