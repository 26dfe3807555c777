import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Printer } from '#domain/printing/records.ts';

import { usePrinterStates } from './use-printing.ts';

interface PrinterChoiceProps {
  readonly label: string;
  readonly printers: readonly Printer[];
  readonly value: PrinterId;
  readonly onChange: (printer: PrinterId) => void;
}

/** One of the store's printers, each with how it is now. */
export function PrinterChoice({ label, printers, value, onChange }: PrinterChoiceProps) {
  const { t } = useTranslation('printing');
  const states = usePrinterStates();
  const data = printers.map(({ id, name }) => ({
    value: id,
    label: `${name} · ${t(`printerStates.${states?.get(id) ?? 'unknown'}`)}`,
  }));
  const choose = (chosen: string): void => {
    const printer = printers.find(({ id }) => id === chosen);
    if (printer) onChange(printer.id);
  };
  return (
    <NativeSelect
      label={label}
      data={data}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
