import {
  atStart,
  byte,
  type InterpreterOptions,
  number16,
  type Reader,
  type State,
  take,
  within,
} from './escpos-state.ts';

export function barcode(reader: Reader, state: State): void {
  atStart(state, 'GS k');
  const kind = byte(reader);
  if (kind !== 73) state.faults.push(`GS k ${kind}`);
  const content = String.fromCharCode(...take(reader, byte(reader)));
  if (!content.startsWith('{B')) state.faults.push('Code 128 without its code set');
  const text = content.slice(2).replaceAll('{{', '{');
  const modules = (text.length + 3) * 11 + 2;
  if (modules * state.barcode.moduleDots > state.widthDots)
    state.faults.push('bars wider than paper');
  state.items.push({ type: 'barcode', text, side: state.side });
}

export function parenthesis(reader: Reader, state: State): void {
  const name = String.fromCharCode(byte(reader));
  const data = take(reader, number16(reader));
  const [kind, action, ...rest] = data;
  if (name === 'H') return;
  if (name !== 'k' || kind !== 0x31) {
    state.faults.push(`GS ( ${name}`);
    return;
  }
  const [value = -1] = rest;
  if (action === 0x41) within(state, 'model of QR code', value, 0x31, 0x32);
  else if (action === 0x43) {
    within(state, 'square of QR code', value, 1, 16);
    state.qr.moduleDots = value;
  } else if (action === 0x45) state.qr.correction = 'LMQH'[value - 0x30] ?? '?';
  else if (action === 0x50) state.qr.text = utf8(data.subarray(3), state);
  else if (action === 0x51) printQr(state);
  else state.faults.push(`GS ( k ${action}`);
}

function utf8(data: Uint8Array, { faults }: State): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    faults.push('a QR code that is not UTF-8');
    return '';
  }
}

function printQr(state: State): void {
  atStart(state, 'GS ( k');
  const { text, moduleDots, correction } = state.qr;
  if (text === null) state.faults.push('a QR code without data');
  else state.items.push({ type: 'qr', text, moduleDots, correction, side: state.side });
}

export function picture(
  reader: Reader,
  state: State,
  { pictureBytes = 4096 }: InterpreterOptions,
): void {
  atStart(state, 'GS v 0');
  const [zero, mode] = [byte(reader), byte(reader)];
  if (zero !== 0x30 || mode !== 0) state.faults.push(`GS v ${zero} ${mode}`);
  const [bytesPerRow, heightDots] = [number16(reader), number16(reader)];
  const data = take(reader, bytesPerRow * heightDots);
  if (bytesPerRow * 8 > state.widthDots) state.faults.push('picture wider than the paper');
  if (data.length > pictureBytes) state.faults.push(`picture of ${data.length} bytes`);
  const bitmap = { widthDots: bytesPerRow * 8, heightDots, data };
  state.items.push({ type: 'dots', bitmap, side: state.side });
}
