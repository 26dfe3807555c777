/** What a printer sent, read as a whole. */
export interface PrinterRequest {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** Bodies of printers hold a status or some results. */
const MAX_BODY_BYTES = 64 * 1024;

/** @returns null for a body that is too long; no more of it is read than that. */
export async function readRequest(request: Request): Promise<PrinterRequest | null> {
  const { method } = request;
  const query = new URL(request.url).searchParams;
  const chunks: string[] = [];
  const decoder = new TextDecoder();
  let size = 0;
  for await (const chunk of request.body ?? []) {
    // A request's body comes in bytes.
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(decoder.decode(bytes, { stream: true }));
  }
  return { method, query, body: chunks.join('') + decoder.decode() };
}

/** A refusal, in words for whoever sets a printer up. */
export const malformed = (message: string): Response =>
  Response.json({ error: { code: 'malformed', message } }, { status: 400 });
