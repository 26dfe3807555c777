import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCommand } from '#client/ui/hooks/command.tsx';
import { useSale } from '#client/ui/hooks/sale.ts';
import { Segments } from '#client/ui/Segments.tsx';
import type { DraftLine } from '#domain/commands/command.ts';
import { isOver } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { type Draft, editBeside, priceDraft } from './draft.ts';
import classes from './OpenTab.module.css';
import { OrderPad } from './OrderPad.tsx';
import { SendBar } from './SendBar.tsx';
import { TabHead } from './TabHead.tsx';
import { TabLines } from './TabLines.tsx';
import { TabTotals } from './TabTotals.tsx';
import { useCatalogue } from './use-catalogue.ts';
import { useDraft } from './use-draft.ts';

interface OpenTabProps {
  readonly state: TabState;
  readonly onBack: () => void;
}

type Page = 'tab' | 'pad';

/**
 * Two panes on a tablet: the tab, and the order pad. On a phone they are two pages, and a party that
 * has nothing yet begins with the pad.
 */
export function OpenTab({ state, onBack }: OpenTabProps) {
  const { t } = useTranslation('tab');
  const navigate = useNavigate();
  const catalogue = useCatalogue();
  const [draft, change] = useDraft(state);
  const [page, setPage] = useState<Page>(state.orders.length === 0 ? 'pad' : 'tab');
  const [sendFirst, setSendFirst] = useState(false);
  const command = useCommand();
  const over = isOver(state);
  useSale(draft.length > 0 && !over);

  const priced = priceDraft(draft, catalogue?.byId ?? new Map());
  const sending = useRef(new Set<DraftLine>());
  const edit = useCallback(
    (by: (lines: Draft) => Draft) => change((now) => editBeside(now, sending.current, by)),
    [change],
  );
  const send = async (): Promise<void> => {
    const lines = draft.filter((line) => !sending.current.has(line));
    for (const line of lines) sending.current.add(line);
    const sent = await command.run({ type: 'sendOrder', tab: state.tab, lines });
    for (const line of lines) sending.current.delete(line);
    if (!sent) return;
    change((now) => now.filter((line) => !lines.includes(line)));
    setPage('tab');
  };
  const settle = (): void => {
    if (draft.length > 0) setSendFirst(true);
    else void navigate({ to: '/tab/$tab/settle', params: { tab: state.tab } });
  };

  return (
    <section className={classes['screen']} data-page={over ? 'tab' : page} data-over={over}>
      <TabHead state={state} onBack={onBack} />
      {!over && (
        <Segments
          className={classes['pages'] ?? ''}
          label={t('title')}
          value={page}
          onChange={setPage}
          data={[
            { value: 'tab', label: t('pages.tab') },
            { value: 'pad', label: t('pages.pad') },
          ]}
        />
      )}
      <div className={classes['tab']}>
        <TabLines state={state} priced={priced} onDraft={edit} />
        {sendFirst && draft.length > 0 && (
          <p className={classes['sendFirst']} role="alert">
            {t('sendFirst', { count: priced.count })}
          </p>
        )}
        <TabTotals state={state} onSettle={settle} />
      </div>
      {!over && (
        <div className={classes['pad']}>
          <OrderPad state={state} catalogue={catalogue} draft={draft} onDraft={edit} />
        </div>
      )}
      {!over && (
        <div className={classes['send']} data-empty={draft.length === 0}>
          <SendBar
            priced={priced}
            failure={command.failure}
            onSend={send}
            onClear={() => edit(() => [])}
          />
        </div>
      )}
      {command.approval}
    </section>
  );
}
