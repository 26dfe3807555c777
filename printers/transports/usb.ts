// What is used of WebUSB (https://wicg.github.io/webusb/). `navigator.usb` has this shape, and so
// has the virtual bus of tests.

export interface UsbEndpoint {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: 'bulk' | 'interrupt' | 'isochronous';
}

export interface UsbAlternate {
  readonly alternateSetting: number;
  readonly interfaceClass: number;
  readonly endpoints: readonly UsbEndpoint[];
}

export interface UsbInterface {
  readonly interfaceNumber: number;
  readonly alternate: UsbAlternate;
  readonly alternates: readonly UsbAlternate[];
}

export interface UsbConfiguration {
  readonly configurationValue: number;
  readonly interfaces: readonly UsbInterface[];
}

export interface UsbOutResult {
  readonly status: 'ok' | 'stall' | 'babble';
  readonly bytesWritten: number;
}

export interface UsbInResult {
  readonly status: 'ok' | 'stall' | 'babble';
  readonly data?: DataView | undefined;
}

export interface UsbControlSetup {
  readonly requestType: 'standard' | 'class' | 'vendor';
  readonly recipient: 'device' | 'interface' | 'endpoint' | 'other';
  readonly request: number;
  readonly value: number;
  readonly index: number;
}

/** A device that was plugged in once; plugged in again it is another object. */
export interface UsbDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly manufacturerName?: string | null | undefined;
  readonly productName?: string | null | undefined;
  readonly serialNumber?: string | null | undefined;
  readonly opened: boolean;
  readonly configuration?: UsbConfiguration | null | undefined;
  readonly configurations: readonly UsbConfiguration[];
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly selectConfiguration: (value: number) => Promise<void>;
  readonly claimInterface: (interfaceNumber: number) => Promise<void>;
  readonly selectAlternateInterface: (interfaceNumber: number, setting: number) => Promise<void>;
  readonly controlTransferIn: (setup: UsbControlSetup, length: number) => Promise<UsbInResult>;
  readonly transferIn: (endpointNumber: number, length: number) => Promise<UsbInResult>;
  readonly transferOut: (
    endpointNumber: number,
    data: Uint8Array<ArrayBuffer>,
  ) => Promise<UsbOutResult>;
  readonly clearHalt: (direction: 'in' | 'out', endpointNumber: number) => Promise<void>;
}

export interface UsbFilter {
  readonly classCode?: number;
  readonly vendorId?: number;
}

export interface UsbEvent {
  readonly device: UsbDevice;
}

export interface UsbBus {
  /** What this site was allowed to use and is plugged in. */
  readonly getDevices: () => Promise<readonly UsbDevice[]>;
  /** Asks the person at the screen; only within a click. Rejects with NotFoundError if they choose none. */
  readonly requestDevice: (options: {
    readonly filters: readonly UsbFilter[];
  }) => Promise<UsbDevice>;
  readonly addEventListener: (
    type: 'connect' | 'disconnect',
    listener: (event: UsbEvent) => void,
  ) => void;
  readonly removeEventListener: (
    type: 'connect' | 'disconnect',
    listener: (event: UsbEvent) => void,
  ) => void;
}
