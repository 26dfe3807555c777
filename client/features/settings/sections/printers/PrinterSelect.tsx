import { NativeSelect } from '@mantine/core';

import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Printer } from '#domain/printing/records.ts';

interface PrinterSelectProps {
  readonly label: string;
  readonly printers: readonly Printer[];
  readonly value: PrinterId | null;
  /** What no printer is called here. */
  readonly none: string;
  readonly onChange: (printer: PrinterId | null) => void;
}

/** A printer, or none. */
export function PrinterSelect({ label, printers, value, none, onChange }: PrinterSelectProps) {
  return (
    <NativeSelect
      label={label}
      data={[
        { value: '', label: none },
        ...printers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? ''}
      onChange={(event) =>
        onChange(printers.find(({ id }) => id === event.currentTarget.value)?.id ?? null)
      }
    />
  );
}
