import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { LineId } from '#domain/kernel/ids.ts';

import { type Draft, type PricedDraft, replaceLine } from './draft.ts';
import { LineSheet } from './LineSheet.tsx';
import classes from './TabLines.module.css';

interface DraftLinesProps {
  readonly priced: PricedDraft;
  readonly onDraft: (edit: (draft: Draft) => Draft) => void;
}

/** What was tapped and not sent yet; a tap on a line changes it. */
export function DraftLines({ priced, onDraft }: DraftLinesProps) {
  const { t } = useTranslation(['tab', 'common']);
  const [editing, setEditing] = useState<LineId | null>(null);
  const edited = priced.lines.find(({ line }) => line.line === editing);
  return (
    <section className={classes['draft']} aria-label={t('tab:draft')}>
      <h2 className={classes['roundHead']}>
        <span>{t('tab:draft')}</span>
      </h2>
      <ul className={classes['list']}>
        {priced.lines.map(({ line, item, amountFen }) => {
          const name = item?.name ?? t('tab:line.gone');
          return (
            <li key={line.line} className={classes['row']}>
              <button
                type="button"
                className={classes['edit']}
                onClick={() => setEditing(line.line)}
                disabled={!item}
              >
                <span className={classes['quantity']}>{line.quantity}</span>
                <span className={classes['name']}>
                  {name}
                  <small>
                    {[...line.modifiers.map((modifier) => modifier.name), line.note]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                <Amount fen={amountFen} />
              </button>
              <button
                type="button"
                className={classes['void']}
                aria-label={`${t('common:remove')} ${name}`}
                onClick={() => onDraft((draft) => replaceLine(draft, { ...line, quantity: 0 }))}
              >
                <Icon name="close" />
              </button>
            </li>
          );
        })}
      </ul>
      {edited?.item && (
        <LineSheet
          item={edited.item}
          line={edited.line}
          isNew={false}
          onDone={(line) => onDraft((draft) => replaceLine(draft, line))}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
