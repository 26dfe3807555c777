import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { fen } from '#domain/kernel/fen.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { TabSummary } from '#domain/wire/api.ts';

import type { TabQuery } from './models/tab-query.ts';
import type { RowNames } from './models/table.ts';
import classes from './reports.module.css';
import { TabDetailView } from './TabDetailView.tsx';
import type { TabPage, TabSource } from './use-tab-source.ts';

interface TabsDrawerProps {
  readonly query: TabQuery;
  readonly source: TabSource;
  readonly names: RowNames;
  readonly onClose: () => void;
}

type Shown =
  | { readonly type: 'loading' }
  | { readonly type: 'failed'; readonly words: string }
  | { readonly type: 'list'; readonly page: TabPage };

/** The tabs behind a figure, and one of them in full. */
export function TabsDrawer({ query, source, names, onClose }: TabsDrawerProps) {
  const { t } = useTranslation(['headOffice', 'common']);
  const [shown, setShown] = useState<Shown>({ type: 'loading' });
  const [open, setOpen] = useState<TabState | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // Tabs of the office are on another machine, those of past days in segments: asked for at opening.
  useEffect(() => {
    let wanted = true;
    void source.list(query, '').then((result) => wanted && setShown(shownAfter([], result)));
    return () => {
      wanted = false;
    };
  }, [source, query]);
  const more = async (page: TabPage): Promise<void> =>
    setShown(shownAfter(page.tabs, await source.list(query, page.next)));
  const openTab = async (summary: TabSummary): Promise<void> => {
    const result = await source.detail(summary);
    if (result.ok) setOpen(result.value);
    else setFailure(result.error);
  };
  return (
    <Dialog
      opened
      placement="right"
      size="lg"
      title={t('behind', { title: query.title })}
      onClose={onClose}
    >
      {failure !== null && <ErrorState body={failure} />}
      {open ? (
        <>
          <Button
            variant="default"
            leftSection={<Icon name="back" />}
            onClick={() => setOpen(null)}
          >
            {t('backToTabs')}
          </Button>
          <TabDetailView tab={open} names={names} />
        </>
      ) : (
        <ShownTabs
          shown={shown}
          names={names}
          onOpen={(summary) => void openTab(summary)}
          onMore={(page) => void more(page)}
        />
      )}
    </Dialog>
  );
}

/** A further page beneath the tabs that came before; a failure takes their place. */
const shownAfter = (before: readonly TabSummary[], result: Result<TabPage, string>): Shown =>
  result.ok
    ? { type: 'list', page: { ...result.value, tabs: [...before, ...result.value.tabs] } }
    : { type: 'failed', words: result.error };

interface ShownTabsProps {
  readonly shown: Shown;
  readonly names: RowNames;
  readonly onOpen: (summary: TabSummary) => void;
  readonly onMore: (page: TabPage) => void;
}

function ShownTabs({ shown, names, onOpen, onMore }: ShownTabsProps) {
  const { t } = useTranslation('headOffice');
  const format = useFormat();
  if (shown.type === 'loading') return <LoadingState />;
  if (shown.type === 'failed') return <ErrorState title={t('failed')} body={shown.words} />;
  const { page } = shown;
  return (
    <>
      {page.daysMissing > 0 && (
        <p className={classes['lead']}>{t('notOnTablet', { count: page.daysMissing })}</p>
      )}
      {page.tabs.length === 0 && (
        <EmptyState icon="receipt" title={t('noTabs')} body={t('noneBody')} />
      )}
      <ul className={classes['tabs']}>
        {page.tabs.map((tab) => (
          <li key={tab.tab}>
            <button type="button" className={classes['tab']} onClick={() => onOpen(tab)}>
              <strong>{tab.roomName}</strong>
              <span className={classes['tabWords']}>
                {names.store(tab.store)} · {tab.receipt} · {names.staff(tab.staff)}
                <br />
                {format.date(tab.date)} {format.time(tab.settledAt)}
              </span>
              <span className={classes['tabAmount']}>{format.fen(fen(tab.dueFen))}</span>
              <Icon name="forward" size={16} />
            </button>
          </li>
        ))}
      </ul>
      {page.next !== '' && (
        <Button variant="default" onClick={() => onMore(page)}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
