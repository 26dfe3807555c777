import { type Charset, type CharsetName, makeCharset } from '#printers/render/charset.ts';

const made = new Map<CharsetName, Charset>();

/**
 * Characters of printers' fonts by the browser's own decoders, made when first asked for. That takes
 * some 10 ms, so it is for workers.
 */
export function charsetOf(name: CharsetName): Charset {
  const charset =
    made.get(name) ?? makeCharset(name, (label, bytes) => new TextDecoder(label).decode(bytes));
  made.set(name, charset);
  return charset;
}
