import { id, type StaffId, type StoreId } from '../kernel/ids.ts';

/** What a person may do. One right per action that not everybody may take. */
export const RIGHTS = [
  'room.open',
  'room.cancel',
  'room.transfer',
  'room.clean',
  'room.outOfOrder',
  'order.send',
  'order.void',
  'tab.settle',
  'shift.own',
  'member.register',
  'member.edit',
  'member.merge',
  'account.sell',
  'account.refund',
  'account.card',
  'case.decide',
  'report.store',
  'report.chain',
  'settings.catalogue',
  'settings.rooms',
  'settings.tariffs',
  'settings.staff',
  'settings.devices',
  'settings.accounts',
  'settings.printers',
  'print.again',
  'drawer.open',
  'data.import',
  'data.export',
] as const;
export type Right = (typeof RIGHTS)[number];

/** Who signs what a tablet does by itself; nobody can sign in as it. */
export const SYSTEM_STAFF: StaffId = id('system');

/** A set of rights (register of the chain). */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  /**
   * Which edition of the list of rights it was written by; absent for the first, which knew nothing
   * of printing or merging. See `rightsOf` in rights.ts.
   */
  readonly edition?: number;
}

/** The edition of {@link RIGHTS}: raised when rights are added that older roles can't name. */
export const RIGHTS_EDITION = 2;

/** A PIN as it is kept: PBKDF2-SHA-256 of the PIN, or of its HMAC by the chain's PIN secret; base64url. */
export interface PinHash {
  readonly salt: string;
  readonly hash: string;
  readonly iterations: number;
  /**
   * How many digits it has, so that a pad knows when it is whole. Absent where it was kept without;
   * it tells a thief with the hash nothing that trying the short PINs first would not.
   */
  readonly digits?: number;
  /**
   * Whether the chain's PIN secret went into it: whoever has the registers alone can't try PINs.
   * Absent where a chain has none, as a demo, whose PINs everybody may know.
   */
  readonly keyed?: true;
}

/** Somebody who works here (register of the chain). */
export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly role: string;
  /** Stores they work in; empty for all. */
  readonly stores: readonly StoreId[];
  readonly pin: PinHash | null;
  readonly retired: boolean;
}
