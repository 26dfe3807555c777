import type { Paper } from '#domain/printing/records.ts';

/** A logo fits 58 mm paper, so that one serves every printer: dots at 203 dpi. */
export const LOGO_DOTS = 384;
const MOST_HIGH_DOTS = 240;

interface Logo {
  readonly logo: string;
  readonly logoSize: NonNullable<Paper['logoSize']>;
}

/** How large a picture prints: as wide as it is, at most the paper; never blown up. */
export function logoSizeOf(width: number, height: number): Logo['logoSize'] {
  const scale = Math.min(1, LOGO_DOTS / width, MOST_HIGH_DOTS / height);
  return {
    widthDots: Math.max(1, Math.round(width * scale)),
    heightDots: Math.max(1, Math.round(height * scale)),
  };
}

/**
 * A picture from a file as a logo, on white, since paper is.
 *
 * @throws when the file isn't a picture that this browser reads.
 */
export async function logoFrom(file: Blob): Promise<Logo> {
  const bitmap = await createImageBitmap(file);
  const logoSize = logoSizeOf(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = logoSize.widthDots;
  canvas.height = logoSize.heightDots;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return { logo: canvas.toDataURL('image/png'), logoSize };
}
