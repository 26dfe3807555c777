import { err, ok, type Result } from '#domain/kernel/result.ts';
import * as Y from 'yjs';

/** What an update is made of, without applying it to a document. */
export interface UpdateStructure {
  readonly structs: readonly (Y.Item | Y.GC | Y.Skip)[];
  /** Whether it takes anything away. */
  readonly deletes: boolean;
}

/** Reads a Yjs update (format 1). @returns what is wrong with bytes that are none. */
export function readStructure(update: Uint8Array): Result<UpdateStructure, string> {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return ok({ structs, deletes: ds.clients.size > 0 });
  } catch (cause) {
    return err(`not a Yjs update: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** Where each client's run in an update begins and ends (clock after its last struct). */
export function clientRuns(
  structure: UpdateStructure,
): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const runs = new Map<number, { from: number; to: number }>();
  for (const struct of structure.structs) {
    const { client, clock } = struct.id;
    const run = runs.get(client);
    const to = clock + struct.length;
    runs.set(client, {
      from: Math.min(run?.from ?? clock, clock),
      to: Math.max(run?.to ?? to, to),
    });
  }
  return runs;
}
