import { DurableObject } from 'cloudflare:workers';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { QuarantinedEntries } from '#domain/wire/api.ts';
import { SPOKEN_PROTOCOLS, WIRE_PROTOCOL, decodeFrames } from '#domain/wire/frames.ts';
import { readClaims, verifyToken } from '#sync-server/auth/token.ts';
import type { Env } from '#sync-server/env.ts';
import type { HubGrant, PresenceRow } from '#sync-server/office/link.ts';
import type { AddressKind } from '#sync-server/printing/addresses.ts';
import { createDoor, isPrinterAddress } from '#sync-server/printing/door.ts';
import {
  CLOSE_FORBIDDEN,
  CLOSE_GONE,
  CLOSE_MALFORMED,
  CLOSE_NORMAL,
  CLOSE_REPLACED,
  CLOSE_REVOKED,
} from './close-codes.ts';
import { seedDemo, type DemoPlan } from './demo.ts';
import { createBankLink, type BankLink } from './bank-link.ts';
import { handleMessage, welcome } from './handle.ts';
import { createOfficeLink, HAND_IN_MS, type OfficeLink } from './office-link.ts';
import { makeParts, reviveParts, type HubParts } from './parts.ts';
import type { Session } from './sessions.ts';
import { sendPages, tellPrints } from './subscribe.ts';
import { closeAtOnce, isSendable, readUpgrade } from './upgrade.ts';

/** How long a tablet's slow change (more unsent than before) may wait before the office hears. */
const PRESENCE_DELAY_MS = 30_000;
const COMPACT_DELAY_MS = 1_000;
const PAGE_PAUSE_MS = 20;
const DEMO_DELAY_MS = 3_000;
/** Days of a demo's past that are made before others are answered, and how long those have. */
const DEMO_DAYS_AT_ONCE = 3;
const DEMO_PAUSE_MS = 20;
/** Key under which a demo's plan waits to be carried out. */
const DEMO_PLAN = 'demoPlan';
/**
 * One per store: keeps the store's documents, ships its logs to every tablet, and tells the office.
 * It sleeps while nothing happens, with its sockets open; everything that it must know lies in
 * SQLite and in the sockets' attachments.
 */
export class StoreHub extends DurableObject<Env> {
  #parts: HubParts | null;
  #link: OfficeLink | null = null;
  #bankLink: BankLink | null = null;
  #plannedAt = 0;
  #paging = false;
  /** A demo's past that is being made, a day at a time. */
  #past: ReturnType<typeof seedDemo> | null = null;
  #lastTurn: Promise<unknown> = Promise.resolve();
  readonly #door = createDoor();
  /** When this object was last built: after the hub slept, it is the moment that it woke. */
  readonly #awakeSince = Date.now();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
    this.#parts = reviveParts(ctx);
    if (this.#parts) this.#wire(this.#parts);
  }

  /**
   * The WebSocket of a tablet: `/api/stores/:store/socket`, subprotocols as in wire/api.ts. Or a network
   * printer at its own address.
   */
  override async fetch(request: Request): Promise<Response> {
    if (isPrinterAddress(request)) return this.#servePrinter(request);
    const { protocols, store } = readUpgrade(request);
    const token = protocols.find((name) => name.startsWith('token.'))?.slice('token.'.length) ?? '';
    const protocol = SPOKEN_PROTOCOLS.find((name) => protocols.includes(name));
    if (protocol === undefined) {
      return closeAtOnce(`this server speaks ${WIRE_PROTOCOL}: reload the app`, protocols[0]);
    }
    const parts = await this.#open(token, store);
    const verdict = parts ? await verifyToken(token, parts.secret, Date.now()) : null;
    if (!parts || !verdict?.ok || verdict.value.store !== parts.store) {
      const why = verdict && !verdict.ok ? verdict.error : 'not of this store';
      return closeAtOnce(`token refused: ${why}`, protocol);
    }
    const { device, key, tillOnly = false, switchedAt = 0 } = verdict.value;
    if (parts.devices.revocation(device)) return closeAtOnce('revoked', protocol, CLOSE_REVOKED);
    if (parts.devices.switchedAt(device) > switchedAt) {
      return closeAtOnce('token refused: the tablet was switched since', protocol);
    }
    parts.devices.note(device, key);
    for (const session of parts.sessions.all()) {
      if (session.device === device) this.#drop(parts, session, CLOSE_REPLACED, 'replaced');
    }
    const { 0: client, 1: server } = new WebSocketPair();
    const version = Number(protocol.split('.')[1]);
    const session = parts.sessions.accept(server, { device, version, tillOnly });
    parts.presence.connected(device, true, Date.now());
    welcome(parts, session);
    this.#finish(parts, true);
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { 'Sec-WebSocket-Protocol': protocol },
    });
  }

  override webSocketMessage(socket: WebSocket, message: ArrayBuffer | string): Promise<void> {
    return this.#inTurn(() => this.#hear(socket, message));
  }

  async #hear(socket: WebSocket, message: ArrayBuffer | string): Promise<void> {
    const parts = this.#parts;
    const session = parts?.sessions.of(socket);
    if (!parts || !session) {
      socket.close(CLOSE_GONE, 'this store is gone');
      return;
    }
    if (typeof message === 'string') {
      this.#drop(parts, session, CLOSE_MALFORMED, 'text other than ping');
      return;
    }
    const frames = decodeFrames(new Uint8Array(message));
    if (!frames.ok) {
      this.#drop(parts, session, CLOSE_MALFORMED, frames.error);
      return;
    }
    const { tellOffice, misbehaved } = await handleMessage(parts, session, frames.value);
    if (misbehaved !== null) {
      this.#drop(parts, session, CLOSE_FORBIDDEN, `${misbehaved} is for the server to send`);
    }
    this.#finish(parts, tellOffice);
  }

  override webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    return this.#inTurn(() => {
      this.#gone(socket);
      // Answers the tablet's close frame; else the tablet waits for the connection to time out.
      socket.close(isSendable(code) ? code : CLOSE_NORMAL, reason);
    });
  }

  override webSocketError(socket: WebSocket): Promise<void> {
    return this.#inTurn(() => this.#gone(socket));
  }

  override async alarm(): Promise<void> {
    this.#plannedAt = 0;
    const parts = this.#parts;
    if (!parts) return;
    this.#endShutOut(parts);
    await this.#inTurn(() => {
      parts.printing.tick(Date.now());
      this.#afterPrinting(parts);
    });
    const [due] = parts.docs.due();
    if (due !== undefined) parts.docs.compact(due);
    if (parts.docs.due().length > 0) this.#wakeAt(Date.now() + COMPACT_DELAY_MS);
    if (this.#makePast(parts, DEMO_DAYS_AT_ONCE)) this.#wakeAt(Date.now() + DEMO_PAUSE_MS);
    await Promise.all([this.#link?.resume(), this.#bankLink?.resume()]);
  }

  /** By the office: this store is yours. A hub that is one already stays as it is. */
  async found(grant: HubGrant): Promise<void> {
    if (!this.#parts) this.#wire((this.#parts = makeParts(this.ctx, grant)));
    // Its first call is how a bank comes to know of this hub.
    this.ctx.waitUntil(this.#bankLink?.pull() ?? Promise.resolve());
    await this.#link?.pull();
  }

  /**
   * By the office: this is a store of a demo, with a past to make. `now` makes it before answering,
   * so that the first tablet finds it; else it is made soon, some days at a time.
   */
  async foundDemo(grant: HubGrant, plan: DemoPlan, now: boolean): Promise<void> {
    if (!this.#parts) this.#wire((this.#parts = makeParts(this.ctx, grant)));
    this.#parts.meta.set(DEMO_PLAN, JSON.stringify(plan));
    this.#link?.noteStale();
    this.#bankLink?.noteStale();
    // The tablet that waits comes first; reports fill up behind it.
    this.#wakeAt(Date.now() + DEMO_DELAY_MS);
    if (!now) return;
    this.#makePast(this.#parts, Number.POSITIVE_INFINITY);
    await this.#link?.pull();
  }

  /**
   * By the office: registers or the directory have changed.
   *
   * @returns false for a hub that no tablet has called yet: it fetches all once one does.
   */
  async registersChanged(): Promise<boolean> {
    await this.#link?.pull();
    return this.#parts !== null;
  }

  /** By a bank: members' rows have changed. @returns as above. */
  async accountsChanged(): Promise<boolean> {
    await this.#bankLink?.pull();
    return this.#parts !== null;
  }

  /** What the office shows as each tablet's state, as of now. */
  presence(): { readonly awakeSince: number; readonly rows: readonly PresenceRow[] } {
    const parts = this.#parts;
    if (!parts) return { awakeSince: this.#awakeSince, rows: [] };
    const open = new Map<string, WebSocket>(
      parts.sessions.all().map(({ device, socket }) => [device, socket]),
    );
    const rows = parts.presence.all().map((row) => {
      const socket = open.get(row.device);
      const pingedAt = socket ? this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() : 0;
      return {
        ...row,
        connected: socket !== undefined,
        contactAt: Math.max(row.contactAt, pingedAt ?? 0),
      };
    });
    return { awakeSince: this.#awakeSince, rows };
  }

  /** What was kept outside of the journal, newest first. */
  quarantined(): readonly QuarantinedEntries[] {
    return this.#parts?.quarantine.all() ?? [];
  }

  /**
   * By a tablet whose token was checked: gives a printer of the store a new address, or with a null
   * `kind` ends the one it has.
   *
   * @returns the secret of the new address; null where the store isn't the token's.
   */
  async setPrinterAddress(
    token: string,
    store: string,
    printer: PrinterId,
    kind: AddressKind | null,
  ): Promise<string | null> {
    const parts = await this.#open(token, store);
    if (!parts || parts.store !== store) return null;
    const { addresses } = parts.printing;
    if (kind !== null) return addresses.make(printer, kind);
    addresses.end(printer);
    return '';
  }

  /** By the office, of a demo chain alone: nothing remains. */
  async erase(): Promise<void> {
    for (const session of this.#parts?.sessions.all() ?? []) {
      session.socket.close(CLOSE_GONE, 'the demo was removed');
    }
    this.#parts = null;
    this.#past = null;
    this.#link = null;
    this.#bankLink = null;
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  async #servePrinter(request: Request): Promise<Response> {
    const parts = this.#parts;
    const asked = await this.#door.open(parts?.printing ?? null, request, Date.now());
    if (!parts || asked instanceof Response) return asked as Response;
    let answer = new Response(null, { status: 500 });
    await this.#inTurn(() => {
      answer = parts.printing.answer(asked.printer, asked.kind, asked.request, Date.now());
      this.#afterPrinting(parts);
    });
    return answer;
  }

  #afterPrinting(parts: HubParts): void {
    tellPrints(parts);
    parts.outgoing.flush();
    const at = parts.printing.takeWake();
    if (at !== null) this.#wakeAt(at);
  }

  /** The hub's parts; asked of the office the first time, by the chain that the token names. */
  async #open(token: string, store: string): Promise<HubParts | null> {
    if (this.#parts) return this.#parts;
    const claims = readClaims(token);
    if (!claims || claims.store !== store) return null;
    const office = this.env.OFFICE.get(this.env.OFFICE.idFromName(claims.chain));
    const grant = await office.hubGrant(token);
    if (grant) await this.found(grant);
    return this.#parts;
  }

  /** Makes so many days more of a demo's past; false once there is nothing left to make. */
  #makePast(parts: HubParts, days: number): boolean {
    const plan = parts.meta.get(DEMO_PLAN);
    if (!plan) return false;
    // Written by foundDemo alone.
    this.#past ??= seedDemo(parts, JSON.parse(plan) as DemoPlan);
    for (let made = 0; made < days; made += 1) {
      if (this.#past.next().done) break;
      if (made + 1 === days) return true;
    }
    this.#past = null;
    parts.meta.set(DEMO_PLAN, '');
    this.#finish(parts, false);
    return false;
  }

  #wire(parts: HubParts): void {
    const wakeAt = (at: number): void => this.#wakeAt(at);
    const { BANK } = this.env;
    this.#link = createOfficeLink(this.env, parts, wakeAt);
    this.#bankLink = createBankLink((name) => BANK.get(BANK.idFromName(name)), parts, wakeAt);
    // What printers had fetched when the last process ended may be overdue.
    parts.printing.tick(Date.now());
    this.#afterPrinting(parts);
    // What was left to tell or to fetch when the last process ended.
    const isWaiting = this.#link.isWaiting() || this.#bankLink.isWaiting();
    if (isWaiting || parts.meta.get(DEMO_PLAN)) this.#wakeAt(Date.now());
  }

  /**
   * Lets one event of a socket be over before the next begins. The runtime delivers further messages
   * while a signature is being checked; they wait here, in the order in which they came.
   */
  #inTurn(act: () => void | Promise<void>): Promise<void> {
    const turn = this.#lastTurn.then(act);
    this.#lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** The end of an event: answers go out, and what can wait is planned. */
  #finish(parts: HubParts, tell: boolean): void {
    this.#afterPrinting(parts);
    if (parts.sessions.all().some(({ behind }) => behind.size > 0)) {
      this.ctx.waitUntil(this.#sendPages(parts));
    }
    if (!parts.bankOutbox.empty) this.ctx.waitUntil(this.#bankLink?.tell() ?? Promise.resolve());
    if (tell) this.ctx.waitUntil(this.#link?.tell() ?? Promise.resolve());
    else if (parts.presence.news().length > 0) this.#wakeAt(Date.now() + PRESENCE_DELAY_MS);
    if (parts.docs.due().length > 0) this.#wakeAt(Date.now() + COMPACT_DELAY_MS);
  }

  /** Ends the connections of tablets that were shut out and have had their time to hand in. */
  #endShutOut(parts: HubParts): void {
    for (const session of parts.sessions.all()) {
      const revocation = parts.devices.revocation(session.device);
      if (!revocation) continue;
      const endsAt = revocation.at + HAND_IN_MS;
      if (Date.now() < endsAt) this.#wakeAt(endsAt);
      else this.#drop(parts, session, CLOSE_REVOKED, 'revoked');
    }
  }

  /** Long catch-ups go out page by page, so that others get a word in between. */
  async #sendPages(parts: HubParts): Promise<void> {
    if (this.#paging) return;
    this.#paging = true;
    for (let more = true; more;) {
      await new Promise((resolve) => {
        setTimeout(resolve, PAGE_PAUSE_MS);
      });
      more = sendPages(parts);
      parts.outgoing.flush();
    }
    this.#paging = false;
  }

  #drop(parts: HubParts, session: Session, code: number, reason: string): void {
    // What was answered before stands and is told; the rest of the message is not acted on.
    parts.outgoing.flush();
    session.socket.close(code, reason.slice(0, 100));
    this.#gone(session.socket);
  }

  #gone(socket: WebSocket): void {
    const parts = this.#parts;
    const session = parts?.sessions.of(socket);
    if (!parts || !session) return;
    parts.sessions.forget(session);
    if (parts.sessions.all().every(({ device }) => device !== session.device)) {
      parts.presence.connected(session.device, false, Date.now());
    }
    this.#finish(parts, true);
  }

  #wakeAt(at: number): void {
    if (this.#plannedAt !== 0 && this.#plannedAt <= at) return;
    this.#plannedAt = at;
    this.ctx.waitUntil(this.#plan(at));
  }

  /** After a sleep nothing is remembered of what was planned: what is set and earlier stays. */
  async #plan(at: number): Promise<void> {
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > at) await this.ctx.storage.setAlarm(at);
  }
}
