import { encode } from 'uqr';

/** A QR code as one SVG path of unit squares, with the quiet zone that readers need. */
export interface QrPath {
  /** Modules along an edge, the quiet zone included. */
  readonly size: number;
  readonly path: string;
}

const QUIET_ZONE = 4;

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
