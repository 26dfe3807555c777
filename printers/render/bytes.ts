import type { PrintDocument } from '../document.ts';
import type { PrinterProfile } from '../profile.ts';
import { renderEscPos, type RenderTools } from './escpos.ts';
import { fittedTo } from './fitted.ts';
import { renderStarRaster } from './star-raster.ts';

/**
 * The bytes of a document for a printer that a tablet sends them to, laid out for its paper. Pictures
 * are asked of `tools.draw` in the size that `fittedTo` gives them.
 *
 * @throws AssertionError when the profile wants dots and `tools.draw` is null.
 */
export function renderBytes(
  document: PrintDocument,
  profile: PrinterProfile,
  tools: RenderTools,
): Uint8Array<ArrayBuffer> {
  const fitted = fittedTo(document, profile);
  return profile.language === 'star'
    ? renderStarRaster(fitted, profile, tools.draw)
    : renderEscPos(fitted, profile, tools);
}
