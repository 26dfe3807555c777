import type { PrinterState } from '#domain/printing/records.ts';
import { type Answer, stateOfStatus } from './answers.ts';
import { askWhenParsed, askWhenPrinted, idDigits, joined, withChangesTold } from './commands.ts';
import { isWell, type SheetOutcome } from './line.ts';
import { type After, pause } from './timing.ts';
import type { UsbConnection } from './usb-connection.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Tell = (state: PrinterState) => void;

/** What of a printer decides how it is talked to. */
export interface UsbManner {
  readonly language: 'escpos' | 'star';
  readonly acknowledges: 'printed' | 'parsed' | 'none';
  readonly cuts: 'partial' | 'full' | 'none';
}

const CHUNK_BYTES = 2_048;
/** A chunk that isn't taken within this is told as a printer that waits, ms. */
export const STUCK_MS = 2_500;
/** How often a printer that owes its last word is asked how it is, ms. */
const LAST_WORD_MS = 1_500;
/** A printer that is well but owes its last word so many times over is no longer waited for. */
const LAST_WORD_TIMES = 8;
/** What a printer that has read everything may still need for its last line and the cut, ms. */
const SETTLE_MS = 700;

/**
 * Writes the slips of a job, and waits for what the printer says in the end, if it can.
 *
 * @param id a running number, by which the printer's last word is known.
 * @returns `printed` · `sent` where it says no more · `uncertain` where it went, or broke off.
 */
export async function printSlips(
  on: UsbConnection,
  {
    slips,
    id,
    acknowledges,
  }: Pick<UsbManner, 'acknowledges'> & {
    readonly slips: readonly Bytes[];
    readonly id: number;
  },
  after: After,
  tell: Tell,
): Promise<SheetOutcome> {
  if (acknowledges === 'none') {
    return (await write(on, joined(...slips), tell)) ? 'sent' : 'uncertain';
  }
  on.forget();
  const question = acknowledges === 'printed' ? askWhenPrinted(id) : askWhenParsed;
  const isWritten = await write(on, joined(...slips.map(withChangesTold), question), tell);
  if (!isWritten) return 'uncertain';
  return acknowledges === 'printed' ? untilPrinted(on, id, tell) : untilParsed(on, after, tell);
}

/** Writes in chunks, for as long as the printer takes. False where it went or broke off. */
export async function write(on: UsbConnection, bytes: Bytes, tell: Tell): Promise<boolean> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    let sent = await on.send(bytes.slice(at, at + CHUNK_BYTES), STUCK_MS);
    const wasStuck = sent === 'stuck';
    while (sent === 'stuck') {
      tell(await whyStuck(on));
      sent = await on.sendOn(STUCK_MS);
    }
    // A stall's count says that all was taken, whatever was: it can't be gone on from.
    if (sent !== 'ok') return false;
    if (wasStuck) tell('printing');
  }
  return true;
}

/** Why a printer takes nothing. */
export async function whyStuck(on: UsbConnection): Promise<PrinterState> {
  const told = on.told();
  if (told !== null && !isWell(told)) return told;
  return (await on.saysNoPaper()) ? 'needsPaper' : 'silent';
}

/** How the printer says it is; `stuck` where the question isn't taken, null where it says nothing. */
export async function askState(on: UsbConnection): Promise<PrinterState | 'stuck' | null> {
  const online = await on.ask(1);
  if (online === 'stuck' || online === null) return online;
  const isOffline = (online & 0x08) !== 0;
  const cause = isOffline ? await on.ask(2) : null;
  const paper = await on.ask(4);
  if (cause === 'stuck' || paper === 'stuck') return 'stuck';
  return stateOfStatus({ online, cause, paper });
}

/** Waits for the answer that everything is on paper; a printer that needs something may take long. */
async function untilPrinted(on: UsbConnection, id: number, tell: Tell): Promise<SheetOutcome> {
  const isOurs = (answer: Answer): boolean =>
    answer.type === 'printed' && answer.id === idDigits(id);
  for (let times = 0; times < LAST_WORD_TIMES;) {
    if (await on.answer(isOurs, LAST_WORD_MS)) return 'printed';
    if (on.isLost()) return 'uncertain';
    const state = await stateMeanwhile(on, tell);
    times = state === 'waits' ? 0 : times + 1;
  }
  return on.isLost() ? 'uncertain' : 'sent';
}

/**
 * A printer that has read everything holds a line and the cut at most: if it is well a moment later,
 * they are out too.
 */
async function untilParsed(on: UsbConnection, after: After, tell: Tell): Promise<SheetOutcome> {
  let hasRead = false;
  for (let times = 0; times < LAST_WORD_TIMES;) {
    hasRead ||= (await on.answer(({ type }) => type === 'parsed', LAST_WORD_MS)) !== null;
    if (hasRead) await pause(after, SETTLE_MS);
    if (on.isLost()) return 'uncertain';
    const state = await stateMeanwhile(on, tell);
    if (hasRead && state === 'well') return 'printed';
    times = state === 'waits' ? 0 : times + 1;
  }
  return on.isLost() ? 'uncertain' : 'sent';
}

/** Asks how it is and tells it. `waits`: for paper or the like; `mute`: it doesn't say. */
async function stateMeanwhile(on: UsbConnection, tell: Tell): Promise<'well' | 'waits' | 'mute'> {
  const asked = await askState(on);
  const state = asked === 'stuck' ? await whyStuck(on) : asked;
  if (state !== null && isWell(state)) {
    tell('printing');
    return 'well';
  }
  tell(state ?? 'silent');
  return state === null || state === 'silent' ? 'mute' : 'waits';
}
