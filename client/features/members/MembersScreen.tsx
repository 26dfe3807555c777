import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MemberHit } from '#client/engine/api.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useDb, useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useScan } from '#client/ui/hooks/scan.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import { SearchBox } from '#client/ui/SearchBox.tsx';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';

import { newMember } from './member-model.ts';
import { MemberForm } from './MemberForm.tsx';
import classes from './members.module.css';
import { MOST_HITS, useMemberSearch } from './use-members.ts';

/** Finds members by anything known of them, and registers new ones. A scanned card opens its member. */
export function MembersScreen() {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const engine = useEngine();
  const { identity } = useStatus();
  const mayRegister = useRight('member.register');
  const [query, setQuery] = useState('');
  const [unknownCode, setUnknownCode] = useState<string | null>(null);
  const [registering, setRegistering] = useState<MemberProfile | null>(null);
  const hits = useMemberSearch(query);
  const open = (member: MemberId): void =>
    void navigate({ to: '/members/$member', params: { member } });
  useScan((code) => {
    void engine.findMembers(code, 2).then((found) => {
      const exact = found.find((hit) => hit.number.toUpperCase() === code.toUpperCase());
      if (exact) open(exact.id);
      else setUnknownCode(code);
    });
  }, registering === null);
  const register = async (): Promise<void> => {
    if (!identity) return;
    const [member, [number = '']] = await Promise.all([
      engine.newId(),
      engine.nextMemberNumbers(1),
    ]);
    setRegistering(newMember(id<MemberId>(member), number, identity.store));
  };
  return (
    <Screen
      title={t('title')}
      actions={
        mayRegister && (
          <Button leftSection={<Icon name="plus" />} onClick={() => void register()}>
            {t('register')}
          </Button>
        )
      }
    >
      <div className={classes['search']}>
        <SearchBox
          value={query}
          placeholder={t('search')}
          onChange={(text) => {
            setQuery(text);
            setUnknownCode(null);
          }}
          onEnter={() => {
            const first = hits?.[0];
            if (first) open(first.id);
          }}
        />
        <MemberCount />
      </div>
      {unknownCode !== null && (
        <p className={classes['note']} role="alert">
          {t('scanned', { code: unknownCode })}
        </p>
      )}
      <Hits hits={hits} query={query} onRegister={mayRegister ? () => void register() : null} />
      {registering && (
        <MemberForm
          member={registering}
          isNew
          onClose={() => setRegistering(null)}
          onSaved={(member) => open(member.id)}
        />
      )}
    </Screen>
  );
}

function MemberCount() {
  const { t } = useTranslation('members');
  const db = useDb();
  const count = useLiveQuery(() => db.members.count(), [db]) ?? 0;
  return <span className={classes['count']}>{t('count', { count })}</span>;
}

interface HitsProps {
  readonly hits: readonly MemberHit[] | undefined;
  readonly query: string;
  readonly onRegister: (() => void) | null;
}

function Hits({ hits, query, onRegister }: HitsProps) {
  const { t } = useTranslation('members');
  if (!hits) return <LoadingState />;
  if (hits.length === 0) {
    const action = onRegister && { action: { label: t('register'), onClick: onRegister } };
    return query === '' ? (
      <EmptyState icon="persons" title={t('emptyTitle')} body={t('emptyBody')} {...action} />
    ) : (
      <EmptyState
        icon="search"
        title={t('noneTitle', { query })}
        body={t('noneBody')}
        {...action}
      />
    );
  }
  return (
    <>
      <ul className={classes['hits']}>
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link to="/members/$member" params={{ member: hit.id }} className={classes['hit']}>
              <strong className={classes['name']}>{hit.name}</strong>
              <span>{hit.phone}</span>
              <span className={classes['number']}>{hit.number}</span>
            </Link>
          </li>
        ))}
      </ul>
      {hits.length === MOST_HITS && (
        <p className={classes['note']}>{t('firstShown', { count: MOST_HITS })}</p>
      )}
    </>
  );
}
