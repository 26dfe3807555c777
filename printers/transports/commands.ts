/**
 * What is said to a printer besides a job's own bytes: questions, and what ends a torn slip.
 * Sources: Epson's ESC/POS command reference (DLE EOT, GS a, GS r, GS ( H), Star's line mode manual.
 */

type Bytes = Uint8Array<ArrayBuffer>;

/** 1: is it online · 2: why not · 3: which error · 4: how is the paper. Answered at once. */
export type StatusQuestion = 1 | 2 | 3 | 4;

export const askStatus = (question: StatusQuestion): Bytes => Uint8Array.of(0x10, 0x04, question);

/** GS a: tells by itself when it goes offline, fails, or its paper changes. Ends with ESC @. */
export const tellChanges: Bytes = Uint8Array.of(0x1d, 0x61, 0x0e);

/** GS ( H: answers with the id once everything before it is on paper. The id is four digits. */
export const askWhenPrinted = (id: number): Bytes =>
  Uint8Array.from([
    0x1d,
    0x28,
    0x48,
    0x06,
    0x00,
    0x30,
    0x30,
    ...Array.from(idDigits(id), (digit) => digit.charCodeAt(0)),
  ]);

/** GS r: answers once everything before it was read. */
export const askWhenParsed: Bytes = Uint8Array.of(0x1d, 0x72, 0x01);

/** Four digits of a running number, as GS ( H wants them. */
export const idDigits = (id: number): string => String(id % 10_000).padStart(4, '0');

/**
 * A job's bytes so that the printer goes on telling changes: ESC @ at the head of each slip ends
 * that, so it is asked for again right after.
 */
export function withChangesTold(bytes: Bytes): Bytes {
  const isInitialise = bytes[0] === 0x1b && bytes[1] === 0x40;
  if (!isInitialise) return joined(tellChanges, bytes);
  return joined(bytes.subarray(0, 2), tellChanges, bytes.subarray(2));
}

/**
 * What a printer gets before anything is asked of it: a job that broke off inside a command's head
 * would have it take the question for a length. Zeros make that length none, and print nothing.
 */
export const endCutOffCommand: Bytes = new Uint8Array(16);

/**
 * The most that a command which was cut off can still wait for, bytes: a strip of a picture is
 * smaller. Zeros, which print nothing, fill it up.
 */
const LONGEST_COMMAND_BYTES = 4_096;

/**
 * Ends what an aborted job left on the paper: completes the command that was cut off, starts the
 * printer's settings anew, and cuts, so that the next slip is on a paper of its own.
 */
export function endTornSlip(language: 'escpos' | 'star', cuts: 'partial' | 'full' | 'none'): Bytes {
  const fill = new Uint8Array(LONGEST_COMMAND_BYTES);
  // Star: leaves raster mode first (ESC * r B), in which text would be taken for dots.
  const leave = language === 'star' ? [0x1b, 0x2a, 0x72, 0x42] : [];
  const initialise = [0x1b, 0x40];
  const feed = [0x0a, 0x0a, 0x0a, 0x0a, 0x0a];
  return joined(fill, Uint8Array.from([...leave, ...initialise, ...feed, ...cut(language, cuts)]));
}

function cut(language: 'escpos' | 'star', cuts: 'partial' | 'full' | 'none'): readonly number[] {
  if (cuts === 'none') return [];
  if (language === 'star') return [0x1b, 0x64, cuts === 'full' ? 2 : 3];
  return [0x1d, 0x56, cuts === 'full' ? 0 : 1];
}

export function joined(...parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
