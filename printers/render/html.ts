import type { PrintDocument } from '../document.ts';
import { drawPaper } from './svg.ts';

/** Width of the paper in millimetres. */
const PAPER_MM = { 32: 58, 48: 80 } as const;

/**
 * A page for the tablet's own print dialog: one sheet as wide as the paper and exactly as long as what
 * is on it, so that a roll printer's driver feeds no more.
 */
export function renderHtml(document: PrintDocument): string {
  const { svg, width, height } = drawPaper(document);
  const wideMm = PAPER_MM[document.columns];
  const highMm = Math.ceil((height / width) * wideMm);
  return (
    `<!doctype html><html lang="${document.language}"><head><meta charset="utf-8"><title></title>` +
    `<style>@page{size:${wideMm}mm ${highMm}mm;margin:0}body{margin:0}` +
    `svg{display:block;width:${wideMm}mm;height:auto}</style></head><body>${svg}</body></html>`
  );
}
