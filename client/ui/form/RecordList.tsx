import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import type { IconName } from '#client/ui/icon-paths.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { SearchBox } from '#client/ui/SearchBox.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';

import { filterRows, type ListRow } from './list-rows.ts';
import classes from './list.module.css';
import { SwitchLine } from './SwitchLine.tsx';

interface RecordListProps {
  /** `undefined` while they are being read. */
  readonly rows: readonly ListRow[] | undefined;
  readonly icon: IconName;
  readonly addLabel: string;
  readonly emptyTitle: string;
  readonly emptyBody: string;
  readonly searchLabel?: string;
  readonly onAdd: () => void;
  readonly onOpen: (id: string) => void;
}

/** The records of a collection: search, retired ones on demand, one tap to open, one to add. */
export function RecordList(props: RecordListProps) {
  const { t } = useTranslation(['settings', 'common']);
  const [query, setQuery] = useState('');
  const [showRetired, setShowRetired] = useState(false);
  if (!props.rows) return <LoadingState />;
  if (props.rows.length === 0) {
    return (
      <EmptyState
        icon={props.icon}
        title={props.emptyTitle}
        body={props.emptyBody}
        action={{ label: props.addLabel, onClick: props.onAdd }}
      />
    );
  }
  const { shown, retiredCount } = filterRows(props.rows, query, showRetired);
  return (
    <div className={classes['list']}>
      <div className={classes['tools']}>
        <div className={classes['search']}>
          <SearchBox
            value={query}
            onChange={setQuery}
            placeholder={props.searchLabel ?? t('common:search')}
          />
        </div>
        <Button leftSection={<Icon name="plus" />} onClick={props.onAdd}>
          {props.addLabel}
        </Button>
      </div>
      {retiredCount > 0 && (
        <SwitchLine
          label={t('showRetired', { count: retiredCount })}
          checked={showRetired}
          onChange={setShowRetired}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState icon="search" title={t('noneFound')} body={t('noneFoundBody')} />
      ) : (
        <ul className={classes['rows']}>
          {shown.map((row) => (
            <li key={row.id}>
              <button type="button" className={classes['row']} onClick={() => props.onOpen(row.id)}>
                {row.picture !== undefined && row.picture !== '' && (
                  <img src={row.picture} alt="" className={classes['picture']} />
                )}
                <span className={classes['words']}>
                  <span className={classes['name']}>{row.name}</span>
                  <span className={classes['detail']}>{row.detail}</span>
                </span>
                {row.retired && <StateChip tone="idle" icon="minus" label={t('retired')} />}
                {row.aside !== undefined && <span className={classes['aside']}>{row.aside}</span>}
                <Icon name="forward" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
