import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useScan } from '#client/ui/hooks/scan.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { SearchBox } from '#client/ui/SearchBox.tsx';
import { freshId } from '#client/ui/fresh-id.ts';
import type { DraftLine } from '#domain/commands/command.ts';
import { id, type ItemId, type LineId } from '#domain/kernel/ids.ts';
import type { Item } from '#domain/tabs/records.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { addLine, addOne, type Draft, plainLine } from './draft.ts';
import { ItemTile } from './ItemTile.tsx';
import { LineSheet } from './LineSheet.tsx';
import classes from './OrderPad.module.css';
import { itemByBarcode, itemsOnPage, type PadPage } from './pad.ts';
import { PadPages } from './PadPages.tsx';
import { type Catalogue, useLastOrdered } from './use-catalogue.ts';

interface OrderPadProps {
  readonly state: TabState;
  /** `undefined` while being read. */
  readonly catalogue: Catalogue | undefined;
  readonly draft: Draft;
  readonly onDraft: (edit: (draft: Draft) => Draft) => void;
}

/** A line in its sheet, before it joins the draft. */
interface Composing {
  readonly item: Item;
  readonly line: DraftLine;
}

const MOST_HITS = 60;

const freshLine = (): LineId => id(freshId());

/** What can be ordered: one tap adds one, holding opens quantity, modifiers and notes. */
export function OrderPad({ state, catalogue, draft, onDraft }: OrderPadProps) {
  const { t } = useTranslation('tab');
  const recent = useLastOrdered(state.stays.at(-1)?.room.id ?? null);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<PadPage | null>(null);
  const [composing, setComposing] = useState<Composing | null>(null);
  const [unknownCode, setUnknownCode] = useState<string | null>(null);
  const add = useCallback(
    (item: Item) => {
      setUnknownCode(null);
      const fresh = freshLine();
      onDraft((lines) => addOne(lines, item.id, fresh));
    },
    [onDraft],
  );
  const compose = useCallback(
    (item: Item) => setComposing({ item, line: plainLine(item.id, freshLine()) }),
    [],
  );
  useScan((code) => {
    const item = itemByBarcode(catalogue?.items ?? [], code);
    if (item) add(item);
    else setUnknownCode(code);
  });

  if (!catalogue) return <LoadingState />;
  const page = chosen ?? firstPage(catalogue);
  const shown =
    query.trim() === ''
      ? itemsOnPage(page, catalogue.items, recent)
      : catalogue.search(query, MOST_HITS).flatMap((id) => catalogue.byId.get(id) ?? []);
  const counts = countsOf(draft);
  const first = shown[0];
  return (
    <div className={classes['pad']}>
      <div className={classes['search']}>
        <SearchBox
          value={query}
          onChange={setQuery}
          placeholder={t('pad.search')}
          onEnter={() => {
            if (query.trim() === '' || !first) return;
            add(first);
            setQuery('');
          }}
        />
        {unknownCode !== null && (
          <p className={classes['unknown']} role="alert">
            {t('pad.unknownCode', { code: unknownCode })}
          </p>
        )}
      </div>
      <PadPages
        page={query.trim() === '' ? page : null}
        categories={catalogue.categories}
        hasRecent={recent.length > 0}
        onChoose={(next) => {
          setQuery('');
          setChosen(next);
        }}
      />
      <div className={classes['scroll']}>
        <div className={classes['items']}>
          {shown.map((item) => (
            <ItemTile
              key={item.id}
              item={item}
              count={counts.get(item.id) ?? 0}
              onAdd={add}
              onCompose={compose}
            />
          ))}
        </div>
        {shown.length === 0 && <NothingHere query={query} page={page} catalogue={catalogue} />}
      </div>
      {composing && (
        <LineSheet
          item={composing.item}
          line={composing.line}
          isNew
          onDone={(line) => onDraft((lines) => addLine(lines, line))}
          onClose={() => setComposing(null)}
        />
      )}
    </div>
  );
}

const firstPage = (catalogue: Catalogue): PadPage =>
  catalogue.items.some((item) => item.favourite)
    ? 'favourites'
    : (catalogue.categories[0]?.id ?? 'favourites');

function countsOf(draft: Draft): ReadonlyMap<ItemId, number> {
  const counts = new Map<ItemId, number>();
  for (const { item, quantity } of draft) counts.set(item, (counts.get(item) ?? 0) + quantity);
  return counts;
}

interface NothingHereProps {
  readonly query: string;
  readonly page: PadPage;
  readonly catalogue: Catalogue;
}

function NothingHere({ query, page, catalogue }: NothingHereProps) {
  const { t } = useTranslation('tab');
  if (catalogue.items.length === 0) {
    return <EmptyState icon="tag" title={t('pad.noItems')} body={t('pad.noItemsBody')} />;
  }
  if (query.trim() === '' && page === 'favourites') {
    return (
      <EmptyState icon="star" title={t('pad.noFavourites')} body={t('pad.noFavouritesBody')} />
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t('pad.noMatch', { query: query.trim() })}
      body={t('pad.noMatchBody')}
    />
  );
}
