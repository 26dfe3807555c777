/** One element of an ePOS-Print document: all of them are flat, below the root. */
export interface EposElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Elements and attributes that the manual knows, as far as they are used. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  text: ['lang', 'align', 'dw', 'dh', 'em'],
  feed: ['line'],
  symbol: ['type', 'level', 'width'],
  barcode: ['type', 'hri', 'font', 'width', 'height'],
  pulse: ['drawer', 'time'],
  cut: ['type'],
};
const ROOT =
  /^<epos-print xmlns="http:\/\/www\.epson-pos\.com\/schemas\/2011\/03\/epos-print">([\s\S]*)<\/epos-print>$/u;
const ELEMENT = /<([a-z]+)((?: [a-z]+="[^"<&]*")*)(?:\/>|>([^<]*)<\/\1>)/uy;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#10;': '\n',
};

/**
 * Reads ePOS-Print XML as strictly as a printer: one root, flat elements and attributes that there
 * are, known entities, characters that XML may hold.
 *
 * @throws where a printer would answer SchemaError.
 */
export function readEpos(xml: string): readonly EposElement[] {
  const inner = ROOT.exec(xml)?.[1];
  if (inner === undefined) throw new Error('no epos-print');
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(inner)) {
    throw new Error('a character that XML may not hold');
  }
  const elements: EposElement[] = [];
  ELEMENT.lastIndex = 0;
  while (ELEMENT.lastIndex < inner.length) {
    const at = ELEMENT.lastIndex;
    const [, name = '', attributes = '', text = ''] = ELEMENT.exec(inner) ?? [];
    const known = KNOWN[name];
    if (!known) throw new Error(`no element at ${inner.slice(at, at + 40)}`);
    const pairs = [...attributes.matchAll(/([a-z]+)="([^"]*)"/gu)];
    for (const [, key = ''] of pairs) {
      if (!known.includes(key)) throw new Error(`${name} has no ${key}`);
    }
    elements.push({
      name,
      attributes: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])),
      text: plain(text),
    });
  }
  return elements;
}

function plain(text: string): string {
  return text.replaceAll(/&[^;]*;?/gu, (entity) => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`no entity ${entity}`);
    return character;
  });
}
