import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import { journalDoc } from '#domain/journal/entry.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type PrinterId } from '#domain/kernel/ids.ts';
import type { PrintFact } from '#domain/printing/entries.ts';
import { printsDoc, type PrinterAddress, type PrintsRow } from '#domain/wire/prints.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import {
  connect,
  getToken,
  postJson,
  type Connection,
  type TestDevice,
} from '#tests/setup/tablet.ts';

const JOURNAL = 1;
const PRINTS = 2;

/** A tablet that records facts of printing and hears what becomes of them. */
export interface PrintTill {
  readonly device: TestDevice;
  readonly line: () => Connection;
  record(...facts: readonly PrintFact[]): Promise<void>;
  /** Waits for a row, as `1/1 ended printed` or `bar ready`; gives all that were heard so far. */
  hears(row: string): Promise<readonly string[]>;
  /** Connects again, from its cursor, as after the server was killed. */
  reconnect(device: TestDevice): Promise<void>;
}

export async function openPrintTill(device: TestDevice): Promise<PrintTill> {
  const log = writeLog(device);
  const heard: string[] = [];
  let line = await connect(device);
  let cursor = { epoch: '', seq: 0 };
  const store = id<never>(device.grant.store);

  const open = async (): Promise<void> => {
    await line.sub(JOURNAL, journalDoc(store, businessDate('2026-11-21')));
    line.send({ type: 'writer', channel: JOURNAL, client: log.client, epoch: 1 });
    const { epoch } = await line.sub(PRINTS, printsDoc(store), cursor.epoch, cursor.seq);
    cursor = { ...cursor, epoch };
  };
  await open();

  const tuple = ({ type, ...body }: PrintFact, index: number): EntryTuple => [
    log.next() + index,
    Date.now(),
    0,
    0,
    'owner1',
    type,
    FACT_VERSIONS[type],
    body,
  ];
  return {
    device,
    line: () => line,
    async record(...facts) {
      const answer = await line.push(JOURNAL, await log.sealed(...facts.map(tuple)));
      if (answer.type !== 'ack') throw new Error(answer.message);
    },
    async hears(row) {
      while (!heard.includes(row)) {
        const { seq, bytes } = await line.update(PRINTS);
        cursor = { ...cursor, seq };
        const rows = JSON.parse(new TextDecoder().decode(bytes)) as readonly PrintsRow[];
        heard.push(...rows.map(inWords));
      }
      return heard;
    },
    async reconnect(again) {
      line = await connect(again);
      await open();
    },
  };
}

const inWords = (row: PrintsRow): string =>
  row.type === 'printer'
    ? `${row.printer} ${row.state}`
    : `${row.job}/${row.copy} ${row.state}${row.outcome === null ? '' : ` ${row.outcome}`}`;

/** Asks for a printer's address, as the tablet does in the settings. */
export async function askAddress(
  device: TestDevice,
  printer: string,
  body: object,
  { token, method = 'POST' }: { readonly token?: string; readonly method?: 'POST' | 'DELETE' } = {},
): Promise<Response> {
  const url = `${device.url}/api/stores/${device.grant.store}/printers/${printer}/token`;
  if (method === 'POST') return postJson(url, body, token ?? (await getToken(device)));
  return fetch(url, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${token ?? (await getToken(device))}`,
    },
    body: JSON.stringify(body),
  });
}

/** A printer's new address, whole. */
export async function addressFor(
  device: TestDevice,
  printer: PrinterId,
  kind: 'cloudPrnt' | 'serverDirect',
): Promise<string> {
  const answer = await askAddress(device, printer, { kind, staff: 'owner1' });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return device.url + ((await answer.json()) as PrinterAddress).path;
}
