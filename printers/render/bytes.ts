import type { PrintDocument } from '../document.ts';
import type { PrinterProfile } from '../profile.ts';
import { renderEscPos, type RenderTools } from './escpos.ts';
import { renderStarRaster } from './star-raster.ts';

/**
 * The bytes of a document for a printer that a tablet sends them to.
 *
 * @throws AssertionError when the profile wants dots and `tools.draw` is null.
 */
export const renderBytes = (
  document: PrintDocument,
  profile: PrinterProfile,
  tools: RenderTools,
): Uint8Array<ArrayBuffer> =>
  profile.language === 'star'
    ? renderStarRaster(document, profile, tools.draw)
    : renderEscPos(document, profile, tools);
