import type { NetworkPrinterState } from '#domain/wire/prints.ts';

/** What a printer says of a job. `token` null: of all that it was given at once. */
export interface EpsonResult {
  readonly token: string | null;
  /** On paper · nothing of it is · maybe some is · it can't take what it was given. */
  readonly outcome: 'printed' | 'nothing' | 'partly' | 'refused';
  readonly state: NetworkPrinterState;
}

/**
 * Reads the ResponseFile of SetResponse: PrintResponseInfo of version 1.00 (no job's name), 2.00, or
 * 3.00, which may say that it understood nothing at all. Looks for the few elements that matter, so
 * that whatever else a firmware adds does no harm.
 *
 * @returns null for what holds no result.
 */
export function readResults(xml: string): readonly EpsonResult[] | null {
  const whole = /<Response\b([^>]*)>/u.exec(xml)?.[1];
  if (whole !== undefined && attribute(whole, 'Success') === 'false') {
    const isSetting = /Invalid printer settings/u.test(xml);
    return [{ token: null, outcome: isSetting ? 'nothing' : 'refused', state: 'error' }];
  }
  const jobs = xml.match(/<ePOSPrint>[\s\S]*?<\/ePOSPrint>/gu) ?? [xml];
  const results = jobs.flatMap((job) => {
    const response = /<response\b([^>]*)>/u.exec(job)?.[1];
    if (response === undefined) return [];
    const token = /<printjobid>([\w.-]{1,30})<\/printjobid>/u.exec(job)?.[1] ?? null;
    return [{ token, ...resultOf(response) }];
  });
  return results.length === 0 ? null : results;
}

/**
 * Reads the Status of SetStatus.
 *
 * @returns null for what holds none.
 */
export function readStatus(xml: string): NetworkPrinterState | null {
  const asb = attribute(xml, 'asbstatus');
  if (asb === null || !/^(0x[0-9a-f]{1,8}|\d{1,10})$/iu.test(asb)) return null;
  return stateOf(Number(asb));
}

/** Codes of `response` (ePOS-Print XML manual) after which the job can't be on paper. */
const NOTHING: ReadonlySet<string> = new Set([
  'DeviceNotFound',
  'PrintSystemError',
  'EX_SPOOLER',
  'EX_DEVICE_BUSY',
  'TooManyRequests',
]);
const REFUSED: ReadonlySet<string> = new Set(['SchemaError', 'RequestEntityTooLarge']);

function resultOf(response: string): Pick<EpsonResult, 'outcome' | 'state'> {
  const status = stateOf(Number(attribute(response, 'status') ?? 0));
  if (/^(true|1)$/u.test(attribute(response, 'success') ?? '')) {
    return { outcome: 'printed', state: status === 'paperLow' ? status : 'ready' };
  }
  const code = attribute(response, 'code') ?? '';
  const state = STATES[code] ?? (status === 'ready' || status === 'paperLow' ? 'error' : status);
  if (REFUSED.has(code)) return { outcome: 'refused', state: 'ready' };
  return { outcome: NOTHING.has(code) ? 'nothing' : 'partly', state };
}

const STATES: Readonly<Record<string, NetworkPrinterState>> = {
  EPTR_REC_EMPTY: 'needsPaper',
  EPTR_COVER_OPEN: 'coverOpen',
};

/** Bits of the printer's status (ePOS-Print XML manual, `response`, attribute `status`). */
const NO_RESPONSE = 0x00000001;
const COVER_OPEN = 0x00000020;
const ERRORS = 0x00000400 | 0x00000800 | 0x00002000 | 0x00004000;
const NEAR_END = 0x00020000;
const PAPER_END = 0x00080000;
const OFFLINE = 0x00000008;

function stateOf(status: number): NetworkPrinterState {
  const has = (bits: number): boolean => (status & bits) !== 0;
  if (has(COVER_OPEN)) return 'coverOpen';
  if (has(PAPER_END)) return 'needsPaper';
  if (has(ERRORS) || has(NO_RESPONSE) || has(OFFLINE)) return 'error';
  return has(NEAR_END) ? 'paperLow' : 'ready';
}

/** An attribute's value in `name="value"`, names as they stand. */
function attribute(text: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(text)?.[1] ?? null;
}
