import { tokenText } from '#domain/journal/seal.ts';
import type { DeviceGrant, NewDemoRequest, PublicKeyJwk } from '#domain/wire/api.ts';
import {
  WIRE_PROTOCOL,
  decodeFrames,
  encodeFrames,
  type AckFrame,
  type DataFrame,
  type Frame,
  type NackFrame,
  type SubbedFrame,
  type WelcomeFrame,
} from '#domain/wire/frames.ts';

/**
 * A tablet as the server sees one, for contract tests: real keys, real HTTP, a real WebSocket and
 * nothing of the client's engine.
 */

export interface TestDevice {
  readonly url: string;
  readonly grant: DeviceGrant;
  readonly keys: CryptoKeyPair;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

export const makeKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(P256, false, ['sign', 'verify']);

export async function publicKey(keys: CryptoKeyPair): Promise<PublicKeyJwk> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  return { kty: 'EC', crv: 'P-256', x, y };
}

export const postJson = (url: string, body: unknown, token?: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });

async function expectJson<Body>(response: Response, status: number): Promise<Body> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as Body;
}

/** A new chain with one store, and its first tablet. */
export async function startChain(url: string, chainName = 'Test'): Promise<TestDevice> {
  const keys = await makeKeys();
  const response = await postJson(`${url}/api/chains`, {
    chainName,
    store: { name: 'North', timeZone: 'Asia/Shanghai', closeoutMinute: 480 },
    owner: { id: 'owner1', name: 'Owner', pin: { salt: 'AAAA', hash: 'BBBB', iterations: 1 } },
    device: { name: 'Till 1', key: await publicKey(keys) },
  });
  return { url, keys, grant: await expectJson<DeviceGrant>(response, 201) };
}

/** A demo chain, and a tablet in its first store. */
export async function startDemo(
  url: string,
  locale: NewDemoRequest['locale'] = 'en',
): Promise<TestDevice> {
  const keys = await makeKeys();
  const device = { name: 'Demo till', key: await publicKey(keys) };
  const response = await postJson(`${url}/api/demo`, { device, locale } satisfies NewDemoRequest);
  return { url, keys, grant: await expectJson<DeviceGrant>(response, 201) };
}

/** A further store of the chain; its tablets join it by {@link joinStore}. */
export async function addStore(by: TestDevice, name: string): Promise<string> {
  const made = await postJson(
    `${by.url}/api/chains/${by.grant.chain}/stores`,
    { name, timeZone: 'Asia/Shanghai', closeoutMinute: 480 },
    await getToken(by),
  );
  return (await expectJson<{ store: string }>(made, 201)).store;
}

/**
 * A further tablet of `store` (its own by default), by a one-time code; as asked, one that is for
 * trading alone.
 */
export async function joinStore(
  by: TestDevice,
  store: string = by.grant.store,
  tillOnly = false,
): Promise<TestDevice> {
  const made = await postJson(`${by.url}/api/codes`, { store, tillOnly }, await getToken(by));
  const { code } = await expectJson<{ code: string }>(made, 201);
  const keys = await makeKeys();
  const enrolled = await postJson(`${by.url}/api/devices`, {
    code,
    device: { name: 'Till 2', key: await publicKey(keys) },
  });
  return { url: by.url, keys, grant: await expectJson<DeviceGrant>(enrolled, 201) };
}

export async function signNonce(keys: CryptoKeyPair, nonce: string): Promise<string> {
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const data = new TextEncoder().encode(tokenText(nonce));
  const signed = await crypto.subtle.sign(how, keys.privateKey, data);
  return Buffer.from(signed).toString('base64url');
}

export async function getToken({ url, grant, keys }: TestDevice): Promise<string> {
  const { chain, device } = grant;
  const asked = await postJson(`${url}/api/challenges`, { chain, device });
  const { nonce } = await expectJson<{ nonce: string }>(asked, 200);
  const signature = await signNonce(keys, nonce);
  const given = await postJson(`${url}/api/tokens`, { chain, device, nonce, signature });
  return (await expectJson<{ token: string }>(given, 200)).token;
}

export const getJson = async <Body>(device: TestDevice, path: string): Promise<Body> =>
  expectJson<Body>(
    await fetch(device.url + path, {
      headers: { Authorization: `Bearer ${await getToken(device)}` },
    }),
    200,
  );

/** Asks until it is so, as for what the office is told right after an ACK: nothing says when. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  done: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await ask();
    if (done(value)) return value;
  }
}

type FrameOf<Type extends Frame['type']> = Extract<Frame, { type: Type }>;

/** An open connection. Frames wait in order until they are asked for. */
export interface Connection {
  readonly welcome: WelcomeFrame;
  /** How many binary messages came, so that a test can tell one from several. */
  readonly messages: () => number;
  send(...frames: readonly Frame[]): void;
  sendRaw(data: Uint8Array<ArrayBuffer> | string): void;
  /** The next frame of a type (on a channel); frames before it are dropped. */
  next<Type extends Frame['type']>(type: Type, channel?: number): Promise<FrameOf<Type>>;
  sub(channel: number, doc: string, epoch?: string, since?: number): Promise<SubbedFrame>;
  /** The next whole update on a channel, its parts joined. */
  update(channel: number): Promise<{ seq: number; bytes: Uint8Array; parts: number }>;
  push(channel: number, update: Uint8Array, ref?: number): Promise<AckFrame | NackFrame>;
  ping(): Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  close(): Promise<void>;
}

export async function connect(device: TestDevice, token?: string): Promise<Connection> {
  const held = token ?? (await getToken(device));
  return openSocket(`${device.url}/api/stores/${device.grant.store}/socket`, held);
}

export async function openSocket(
  address: string,
  token: string,
  protocol = WIRE_PROTOCOL,
): Promise<Connection> {
  const socket = new WebSocket(address.replace(/^http/u, 'ws'), [protocol, `token.${token}`]);
  socket.binaryType = 'arraybuffer';
  const queue: Frame[] = [];
  const waiting: (() => void)[] = [];
  let texts = 0;
  let messages = 0;
  let ended: { code: number; reason: string } | null = null;
  const wake = (): void => {
    for (const resume of waiting.splice(0)) resume();
  };
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener('close', ({ code, reason }) => {
      ended = { code, reason };
      resolve(ended);
      wake();
    });
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data === 'string') texts += 1;
    else {
      messages += 1;
      const frames = decodeFrames(new Uint8Array(data));
      if (!frames.ok) throw new Error(frames.error);
      queue.push(...frames.value);
    }
    wake();
  });
  const until = async <Value>(look: () => Value | undefined): Promise<Value> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (ended) throw new Error(`closed ${ended.code} ${ended.reason}`);
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };
  const take = (fits: (frame: Frame) => boolean): Promise<Frame> =>
    until(() => {
      const at = queue.findIndex(fits);
      return at < 0 ? undefined : queue.splice(at, 1)[0];
    });
  const next = async <Type extends Frame['type']>(
    type: Type,
    channel?: number,
  ): Promise<FrameOf<Type>> => {
    const frame = await take(
      (one) => one.type === type && (channel === undefined || one.channel === channel),
    );
    return frame as FrameOf<Type>;
  };
  const send = (...frames: readonly Frame[]): void => socket.send(encodeFrames(frames));
  let refs = 0;

  const welcome = await next('welcome');
  return {
    welcome,
    next,
    send,
    closed,
    messages: () => messages,
    sendRaw: (data) => socket.send(data),
    async sub(channel, doc, epoch = '', since = 0) {
      send({ type: 'sub', channel, doc, epoch, since });
      return next('subbed', channel);
    },
    async update(channel) {
      const parts: DataFrame[] = [];
      do parts.push(await next('data', channel));
      while (!parts.at(-1)?.last);
      const bytes = new Uint8Array(Buffer.concat(parts.map((part) => part.bytes)));
      return { seq: parts.at(-1)?.seq ?? 0, bytes, parts: parts.length };
    },
    async push(channel, update, ref = (refs += 1)) {
      send({ type: 'push', channel, ref, update });
      const frame = await take(
        (one) => (one.type === 'ack' || one.type === 'nack') && one.ref === ref,
      );
      return frame as AckFrame | NackFrame;
    },
    async ping() {
      const before = texts;
      socket.send('ping');
      await until(() => (texts > before ? true : undefined));
    },
    async close() {
      socket.close(1000);
      await closed;
    },
  };
}
