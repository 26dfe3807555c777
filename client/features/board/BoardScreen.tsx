import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useRecords } from '#client/ui/hooks/records.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { TransferSheet } from '#client/ui/TransferSheet.tsx';

import type { RoomAction } from './actions.ts';
import classes from './BoardScreen.module.css';
import { ConflictSheet } from './ConflictSheet.tsx';
import { FilterChips } from './FilterChips.tsx';
import { matches, NO_FILTER } from './filters.ts';
import { OpenRoomSheet } from './OpenRoomSheet.tsx';
import { CancelOpeningSheet, OutOfOrderSheet } from './ReasonSheets.tsx';
import { RoomGrid } from './RoomGrid.tsx';
import { RoomMenu } from './RoomMenu.tsx';
import type { Tile } from './tiles.ts';
import { useBoard } from './use-board.ts';

/** What is open above the board. */
type Sheet = 'menu' | 'open' | 'transfer' | 'cancelOpening' | 'takeOutOfOrder' | 'resolve';

interface OpenSheet {
  readonly sheet: Sheet;
  readonly room: string;
}

/** Home: every room of the store, and what can be done with it now. */
export function BoardScreen() {
  const { t } = useTranslation('board');
  const tiles = useBoard();
  const roomTypes = useRecords('roomTypes') ?? [];
  const [filter, setFilter] = useState(NO_FILTER);
  const [open, setOpen] = useState<OpenSheet | null>(null);
  const command = useCommand();
  const act = useRoomActions(setOpen, command.run);

  const latest = useRef(act);
  // The same function for every drawing, so that tiles that didn't change aren't drawn again.
  useEffect(() => {
    latest.current = act;
  });
  const tap = useCallback((tile: Tile) => latest.current(tile, TAPS[tile.condition]), []);
  const hold = useCallback((tile: Tile) => setOpen({ sheet: 'menu', room: tile.room.id }), []);

  if (!tiles) return <LoadingState />;
  if (tiles.length === 0) return <NoRooms />;
  const shown = tiles.filter((tile) => matches(tile, filter));
  const chosen = open && tiles.find((tile) => tile.room.id === open.room);
  return (
    <section className={classes['screen']} aria-label={t('title')}>
      <h1 className={classes['unseen']}>{t('title')}</h1>
      <FilterChips tiles={tiles} roomTypes={roomTypes} filter={filter} onChange={setFilter} />
      {command.failure !== null && (
        <p className={classes['failure']} role="alert">
          {command.failure}
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState
          icon="filter"
          title={t('noMatch')}
          body={t('noMatchBody')}
          action={{ label: t('showAll'), onClick: () => setFilter(NO_FILTER) }}
        />
      ) : (
        <RoomGrid tiles={shown} onTap={tap} onHold={hold} />
      )}
      {open && chosen && (
        <BoardSheet
          key={`${open.sheet} ${open.room}`}
          sheet={open.sheet}
          tile={chosen}
          onAct={(action) => act(chosen, action)}
          onClose={() => setOpen(null)}
        />
      )}
      {command.approval}
    </section>
  );
}

/** What a tap does, by what the room is in. */
const TAPS: Readonly<Record<Tile['condition'], RoomAction>> = {
  free: 'open',
  inUse: 'openTab',
  toPay: 'openTab',
  toClean: 'clean',
  outOfOrder: 'restore',
  conflict: 'resolve',
};

type Act = (tile: Tile, action: RoomAction) => void;

/** Does an action at once, or opens what asks for more. */
function useRoomActions(
  setOpen: (open: OpenSheet | null) => void,
  run: ReturnType<typeof useCommand>['run'],
): Act {
  const navigate = useNavigate();
  return (tile, action) => {
    const room = tile.room.id;
    switch (action) {
      case 'openTab': {
        const tab = tile.tab?.tab ?? tile.occupants[0]?.tab;
        if (tab) void navigate({ to: '/tab/$tab', params: { tab } });
        return;
      }
      case 'clean':
        setOpen(null);
        void run({ type: 'markRoomClean', room });
        return;
      case 'restore':
        setOpen(null);
        void run({ type: 'restoreRoom', room });
        return;
      case 'open':
      case 'transfer':
      case 'cancelOpening':
      case 'takeOutOfOrder':
      case 'resolve':
        setOpen({ sheet: action, room });
    }
  };
}

interface BoardSheetProps {
  readonly sheet: Sheet;
  readonly tile: Tile;
  readonly onAct: (action: RoomAction) => void;
  readonly onClose: () => void;
}

function BoardSheet({ sheet, tile, onAct, onClose }: BoardSheetProps) {
  const navigate = useNavigate();
  const toTab = (tab: string): void => void navigate({ to: '/tab/$tab', params: { tab } });
  switch (sheet) {
    case 'menu':
      return <RoomMenu tile={tile} onChoose={onAct} onClose={onClose} />;
    case 'open':
      return <OpenRoomSheet tile={tile} onOpened={toTab} onClose={onClose} />;
    case 'transfer':
      return tile.tab ? (
        <TransferSheet
          tab={tile.tab.tab}
          room={tile.room.id}
          roomName={tile.room.name}
          onClose={onClose}
        />
      ) : null;
    case 'cancelOpening':
      return tile.tab ? (
        <CancelOpeningSheet tile={tile} tab={tile.tab.tab} onClose={onClose} />
      ) : null;
    case 'takeOutOfOrder':
      return <OutOfOrderSheet tile={tile} onClose={onClose} />;
    case 'resolve':
      return <ConflictSheet tile={tile} onTab={toTab} onClose={onClose} />;
  }
}

function NoRooms() {
  const { t } = useTranslation('board');
  const navigate = useNavigate();
  const maySet = useRight('settings.rooms');
  const action = {
    label: t('toSettings'),
    onClick: () => void navigate({ to: '/settings/$section', params: { section: 'rooms' } }),
  };
  return (
    <EmptyState
      icon="grid"
      title={t('noRooms')}
      body={t('noRoomsBody')}
      {...(maySet ? { action } : {})}
    />
  );
}
