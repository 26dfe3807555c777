import { useState } from 'react';

import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { CollectionName, Collections } from '#domain/registers/registers.ts';

/** A collection that is listed, and the record that is open in its form. */
export interface Editing<Rec> {
  readonly records: readonly Rec[] | undefined;
  readonly editing: Rec | null;
  readonly open: (id: string) => void;
  /** Opens the form of a new record. */
  readonly add: () => void;
  readonly close: () => void;
}

/** @param blank a new record for an id, given the records there are. */
export function useEditing<Name extends CollectionName>(
  collection: Name,
  blank: (id: string, records: readonly Collections[Name][]) => Collections[Name],
): Editing<Collections[Name]> {
  const engine = useEngine();
  const records = useRecords(collection);
  const [editing, setEditing] = useState<Collections[Name] | null>(null);
  return {
    records,
    editing,
    open: (id) => setEditing(records?.find((record) => record.id === id) ?? null),
    add: () => {
      void engine.newId().then((id) => setEditing(blank(id, records ?? [])));
    },
    close: () => setEditing(null),
  };
}
