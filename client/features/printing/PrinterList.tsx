import { PrinterLine } from '#client/ui/printing/PrinterLine.tsx';
import { isDown, type PrintingNow } from '#client/ui/printing/standing.ts';
import { usePrinters } from '#client/ui/printing/use-printing.ts';

import classes from './printing.module.css';

/** The printers that somebody must see to; nothing where all print. */
export function PrinterList({ now }: { readonly now: PrintingNow }) {
  const troubled = (usePrinters() ?? []).filter(({ id }) =>
    isDown(now.states.get(id) ?? 'unknown'),
  );
  if (troubled.length === 0) return null;
  return (
    <ul className={classes['printers']}>
      {troubled.map((printer) => (
        <li key={printer.id}>
          <PrinterLine printer={printer} now={now} />
        </li>
      ))}
    </ul>
  );
}
