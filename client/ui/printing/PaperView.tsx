import { useMemo } from 'react';

import type { PrintDocument } from '#printers/document.ts';
import { renderSvg } from '#printers/render/svg.ts';

import classes from './PaperView.module.css';

interface PaperViewProps {
  /** What paper it is. */
  readonly label: string;
  readonly document: PrintDocument;
}

/** A document as it comes out of a printer. */
export function PaperView({ label, document }: PaperViewProps) {
  const svg = useMemo(() => renderSvg(document), [document]);
  return (
    <section
      className={classes['paper']}
      data-columns={document.columns}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must reach it
      tabIndex={0}
      // The renderer escapes every text of the document.
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
