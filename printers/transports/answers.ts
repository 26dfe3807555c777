import type { PrinterState } from '#domain/printing/records.ts';

/** What a printer said, by the fixed bits that tell its answers apart (Epson's ESC/POS reference). */
export type Answer =
  /** To DLE EOT: one byte, 0xx1xx10. */
  | { readonly type: 'status'; readonly byte: number }
  /** By itself (GS a): four bytes, of which the first is 0xx1xx00. */
  | { readonly type: 'change'; readonly bytes: readonly [number, number, number, number] }
  /** To GS ( H: 37 22, the four digits, 00. */
  | { readonly type: 'printed'; readonly id: string }
  /** To GS r: one byte, 0xx0xxxx. */
  | { readonly type: 'parsed'; readonly byte: number };

const STATUS_MASK = 0x93;
const PROCESS_HEAD = 0x37;
const PROCESS_BYTES = 7;
const CHANGE_BYTES = 4;

/** Takes what comes in, in pieces of any size, and gives the answers that are whole by then. */
export function makeAnswerReader(): (bytes: Uint8Array) => readonly Answer[] {
  let rest: readonly number[] = [];
  return (bytes) => {
    const answers: Answer[] = [];
    let left = [...rest, ...bytes];
    while (left.length > 0) {
      const read = readOne(left);
      if (read === 'more') break;
      if (read.answer) answers.push(read.answer);
      left = left.slice(read.taken);
    }
    rest = left;
    return answers;
  };
}

type ReadOne = { readonly answer: Answer | null; readonly taken: number } | 'more';

function readOne(bytes: readonly number[]): ReadOne {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === PROCESS_HEAD) {
    if (bytes.length < PROCESS_BYTES) return 'more';
    const id = String.fromCharCode(...bytes.slice(2, PROCESS_BYTES - 1));
    return { answer: { type: 'printed', id }, taken: PROCESS_BYTES };
  }
  if ((first & STATUS_MASK) === 0x12) {
    return { answer: { type: 'status', byte: first }, taken: 1 };
  }
  if ((first & STATUS_MASK) === 0x10) {
    if (bytes.length < CHANGE_BYTES) return 'more';
    return {
      answer: { type: 'change', bytes: [first, second, third, fourth] },
      taken: CHANGE_BYTES,
    };
  }
  if ((first & 0x90) === 0) return { answer: { type: 'parsed', byte: first }, taken: 1 };
  // Not of this protocol: passed over, so that it can't hold up what follows.
  return { answer: null, taken: 1 };
}

/** How the printer is, by what it told of itself (GS a). */
export function stateOfChange([first, second, third]: readonly [
  number,
  number,
  number,
  number,
]): PrinterState {
  if ((first & 0x20) !== 0) return 'coverOpen';
  if ((third & 0x0c) === 0x0c) return 'needsPaper';
  if ((second & 0x6c) !== 0) return 'error';
  if ((first & 0x08) !== 0) return 'error';
  return (third & 0x03) === 0x03 ? 'paperLow' : 'ready';
}

/** How the printer is, by its answers to DLE EOT; those not asked or not answered are null. */
export function stateOfStatus(statuses: {
  readonly online: number;
  readonly cause: number | null;
  readonly paper: number | null;
}): PrinterState {
  const { online, cause, paper } = statuses;
  if (cause !== null && (cause & 0x04) !== 0) return 'coverOpen';
  if (paper !== null && (paper & 0x60) !== 0) return 'needsPaper';
  if (cause !== null && (cause & 0x20) !== 0) return 'needsPaper';
  if (cause !== null && (cause & 0x40) !== 0) return 'error';
  if ((online & 0x08) !== 0) return 'error';
  return paper !== null && (paper & 0x0c) !== 0 ? 'paperLow' : 'ready';
}
