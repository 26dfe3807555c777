import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useRecords } from '#client/ui/hooks/records.ts';
import { isOver } from '#domain/tabs/amounts.ts';
import type { TabLine, TabState } from '#domain/tabs/state.ts';

import type { Draft, PricedDraft } from './draft.ts';
import { DraftLines } from './DraftLines.tsx';
import { RoundLines } from './RoundLines.tsx';
import { rounds } from './rounds.ts';
import classes from './TabLines.module.css';
import { TimeRow } from './TimeRow.tsx';
import { useEndInSight } from './use-end-in-sight.ts';
import { VoidSheet } from './VoidSheet.tsx';

interface TabLinesProps {
  readonly state: TabState;
  readonly priced: PricedDraft;
  readonly onDraft: (edit: (draft: Draft) => Draft) => void;
}

/** What is on the tab: the time, what was sent by round, and what isn't sent yet. */
export function TabLines({ state, priced, onDraft }: TabLinesProps) {
  const { t } = useTranslation('tab');
  const staff = useRecords('staff') ?? [];
  const [voiding, setVoiding] = useState<TabLine | null>(null);
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const sent = rounds(state, names);
  const list = useEndInSight(priced.count);
  const isEmpty = sent.length === 0 && priced.lines.length === 0;
  return (
    <div className={classes['lines']} ref={list}>
      <TimeRow state={state} />
      {sent.map((round) => (
        <RoundLines key={round.order} round={round} onVoid={isOver(state) ? null : setVoiding} />
      ))}
      {priced.lines.length > 0 && <DraftLines priced={priced} onDraft={onDraft} />}
      {isEmpty && !isOver(state) && (
        <p className={classes['nothing']}>
          {t('nothingYet')}
          <br />
          {t('nothingYetBody')}
        </p>
      )}
      {voiding && (
        <VoidSheet
          key={voiding.line}
          tab={state.tab}
          line={voiding}
          onClose={() => setVoiding(null)}
        />
      )}
    </div>
  );
}
