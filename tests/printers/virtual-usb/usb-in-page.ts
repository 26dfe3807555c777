import type { UsbDevice, UsbEndpoint, UsbEvent } from '#printers/transports/usb.ts';

/** A device as the other side describes it. */
export interface DeviceCard {
  /** Another after each plugging in. */
  readonly id: number;
  readonly vendorId: number;
  readonly productId: number;
  readonly productName: string;
  readonly serialNumber: string;
  readonly isOneWay: boolean;
}

export type UsbReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly name: string; readonly message: string };

export type UsbCall = (operation: string, ...given: readonly unknown[]) => Promise<UsbReply>;

/**
 * `navigator.usb` for a page (or a test), whose devices live on the other side of `call`. It is put
 * into pages as its own source text, so it uses nothing from outside.
 */
export function makeUsb(call: UsbCall) {
  const devices = new Map<number, UsbDevice>();
  const listeners = {
    connect: new Set<(e: UsbEvent) => void>(),
    disconnect: new Set<(e: UsbEvent) => void>(),
  };
  const ask = async (operation: string, ...given: readonly unknown[]): Promise<unknown> => {
    const reply = await call(operation, ...given);
    if (reply.ok) return reply.value;
    throw new DOMException(reply.message, reply.name);
  };
  const result = (value: unknown) => {
    const { status, data } = value as { status: 'ok' | 'stall'; data: readonly number[] };
    return { status, data: new DataView(Uint8Array.from(data).buffer) };
  };
  const deviceOf = (card: DeviceCard): UsbDevice => {
    const known = devices.get(card.id);
    if (known) return known;
    const { id, isOneWay, ...names } = card;
    const endpoints: UsbEndpoint[] = [{ endpointNumber: 1, direction: 'out', type: 'bulk' }];
    if (!isOneWay) endpoints.push({ endpointNumber: 2, direction: 'in', type: 'bulk' });
    const alternate = { alternateSetting: 0, interfaceClass: 7, endpoints };
    const one = { interfaceNumber: 0, alternate, alternates: [alternate] };
    const configuration = { configurationValue: 1, interfaces: [one] };
    const device = {
      ...names,
      manufacturerName: 'Virtual',
      opened: false,
      configurations: [configuration],
      configuration: null as typeof configuration | null,
      open: async () => {
        await ask('open', id);
        device.opened = true;
      },
      close: async () => {
        device.opened = false;
        await ask('close', id);
      },
      selectConfiguration: async () => {
        await ask('check', id);
        device.configuration = configuration;
      },
      claimInterface: async () => void (await ask('claim', id)),
      selectAlternateInterface: async () => void (await ask('check', id)),
      controlTransferIn: async () => result(await ask('portStatus', id)),
      transferIn: async (_: number, length: number) => result(await ask('transferIn', id, length)),
      transferOut: async (_: number, data: Uint8Array) =>
        (await ask('transferOut', id, [...data])) as {
          status: 'ok' | 'stall';
          bytesWritten: number;
        },
      clearHalt: async (direction: 'in' | 'out') => void (await ask('clearHalt', id, direction)),
    };
    devices.set(id, device);
    return device;
  };
  const listen = async (): Promise<void> => {
    for (;;) {
      const { type, card } = (await ask('nextEvent')) as {
        type: 'connect' | 'disconnect';
        card: DeviceCard;
      };
      const event = { device: deviceOf(card) };
      for (const listener of listeners[type]) listener(event);
    }
  };
  void ask('hello')
    .then(listen)
    .catch(() => undefined);
  return {
    getDevices: async () => ((await ask('devices')) as readonly DeviceCard[]).map(deviceOf),
    requestDevice: async () => deviceOf((await ask('request')) as DeviceCard),
    addEventListener: (type: 'connect' | 'disconnect', listener: (event: UsbEvent) => void) =>
      void listeners[type].add(listener),
    removeEventListener: (type: 'connect' | 'disconnect', listener: (event: UsbEvent) => void) =>
      void listeners[type].delete(listener),
  };
}
