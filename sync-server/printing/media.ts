import type { PrintDocument } from '#printers/document.ts';
import { renderText } from '#printers/render/plain-text.ts';
import { renderStarPrnt } from '#printers/render/starprnt.ts';
import { isKick } from './paper.ts';

type Render = (paper: PrintDocument) => Response;

/**
 * In what forms a Star printer may have a job, the best first (guide §6). Those that know no StarPRNT
 * take the text, without sizes and codes.
 */
const RENDERERS: ReadonlyMap<string, Render> = new Map<string, Render>([
  [
    'application/vnd.star.starprnt',
    (paper) => answer(renderStarPrnt(paper, 'partial'), 'application/vnd.star.starprnt', {}),
  ],
  [
    'text/plain',
    (paper) =>
      answer(renderText(paper), 'text/plain; charset=utf-8', {
        // Text has no commands: the cut and the drawer are asked for by headers (§4).
        ...(isKick(paper) ? { 'X-Star-Cut': 'none; feed=false' } : {}),
        ...(hasPulse(paper) ? { 'X-Star-CashDrawer': 'start' } : {}),
      }),
  ],
]);

export const STAR_MEDIA: readonly string[] = [...RENDERERS.keys()];

/** @returns null for a type that there is no rendering in; the best for a printer that names none. */
export function pickMedia(type: string | null): Render | null {
  const [wanted = ''] = (type ?? STAR_MEDIA[0] ?? '').split(';');
  return RENDERERS.get(wanted.trim().toLowerCase()) ?? null;
}

const hasPulse = ({ blocks }: PrintDocument): boolean =>
  blocks.some(({ type }) => type === 'pulse');

const answer = (
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Readonly<Record<string, string>>,
): Response => new Response(body, { headers: { 'Content-Type': type, ...headers } });
