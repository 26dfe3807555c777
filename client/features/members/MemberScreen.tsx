import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useMergedMembers } from '#client/ui/hooks/merged-members.ts';
import { useMemberMoney } from '#client/ui/hooks/member-money.ts';
import { useRecord } from '#client/ui/hooks/records.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { useStores } from '#client/ui/hooks/stores.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { AccountsCard } from './AccountsCard.tsx';
import { CardsCard } from './CardsCard.tsx';
import { MemberForm } from './MemberForm.tsx';
import { MergedCard, MergedInto } from './MergedCard.tsx';
import { MergeSheet } from './MergeSheet.tsx';
import classes from './members.module.css';
import { MovementsCard } from './MovementsCard.tsx';
import { type KnownMember, useMember, useMemberTabs } from './use-members.ts';

/** One member: profile, money, cards, every movement, and the tabs that this tablet has of them. */
export function MemberScreen({ member }: { readonly member: MemberId }) {
  const { t } = useTranslation('members');
  const known = useMember(member);
  const money = useMemberMoney(member);
  const mayEdit = useRight('member.edit');
  const mayMerge = useRight('member.merge');
  const [now = member, ...others] = useMergedMembers(member) ?? [];
  const [editing, setEditing] = useState<MemberProfile | null>(null);
  const [merging, setMerging] = useState(false);
  const back = (
    <Link to="/members" className={classes['back']} aria-label={t('toList')}>
      <Icon name="back" />
    </Link>
  );
  if (known === undefined) {
    return (
      <Screen title={t('title')} lead={back}>
        <LoadingState />
      </Screen>
    );
  }
  if (known === null) {
    return (
      <Screen title={t('title')} lead={back}>
        <EmptyState icon="person" title={t('unknown')} body={t('unknownBody')} />
      </Screen>
    );
  }
  const { profile } = known;
  return (
    <Screen
      title={known.name}
      lead={back}
      actions={
        <>
          {mayMerge && now === member && (
            <Button variant="default" onClick={() => setMerging(true)}>
              {t('merge.do')}
            </Button>
          )}
          {mayEdit && profile && (
            <Button
              variant="default"
              leftSection={<Icon name="edit" />}
              onClick={() => setEditing(profile)}
            >
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      {now !== member && <MergedInto member={member} into={now} mayUndo={mayMerge} />}
      <div className={classes['page']}>
        {money && (
          <div className={classes['stack']}>
            <AccountsCard money={money} name={known.name} />
            {now === member && others.length > 0 && <MergedCard others={others} />}
            <MovementsCard view={money.view} />
          </div>
        )}
        <div className={classes['stack']}>
          <ProfileCard known={known} />
          {money && <CardsCard view={money.view} />}
          <MemberTabs member={member} />
        </div>
      </div>
      {merging && (
        <MergeSheet
          member={{ id: member, number: known.number, name: known.name, phone: known.phone }}
          onClose={() => setMerging(false)}
        />
      )}
      {editing && (
        <MemberForm
          key={editing.id}
          member={editing}
          isNew={false}
          onClose={() => setEditing(null)}
          onSaved={() => setEditing(null)}
        />
      )}
    </Screen>
  );
}

function ProfileCard({ known }: { readonly known: KnownMember }) {
  const { t } = useTranslation('members');
  const { profile } = known;
  return (
    <section className={classes['card']} aria-label={t('profile')}>
      <h2 className={classes['heading']}>{t('profile')}</h2>
      <dl className={classes['facts']}>
        <Fact label={t('number')} value={known.number} />
        <Fact label={t('phone')} value={known.phone} />
        {profile && <ProfileFacts profile={profile} />}
      </dl>
      {!profile && <p className={classes['note']}>{t('notHere')}</p>}
    </section>
  );
}

function ProfileFacts({ profile }: { readonly profile: MemberProfile }) {
  const { t } = useTranslation('members');
  const home = useStores().find(({ id }) => id === profile.home);
  const tier = useRecord('tiers', profile.tier ?? '');
  return (
    <>
      <Fact label={t('sex')} value={t(`sexes.${profile.sex}`)} />
      <Fact label={t('tier')} value={tier?.name ?? ''} />
      <Fact label={t('birthday')} value={profile.birthday} />
      <Fact label={t('tags')} value={profile.tags.join(' · ')} />
      <Fact label={t('source')} value={profile.source} />
      <Fact label={t('consent')} value={t(profile.consent ? 'yes' : 'no')} />
      {home && <Fact label={t('home')} value={home.name} />}
      <Fact label={t('notes')} value={profile.notes} />
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  const { t } = useTranslation('members');
  return (
    <div className={classes['fact']}>
      <dt>{label}</dt>
      <dd>{value === '' ? <span className={classes['dim']}>{t('notTold')}</span> : value}</dd>
    </div>
  );
}

function MemberTabs({ member }: { readonly member: MemberId }) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const tabs = useMemberTabs(member);
  return (
    <section className={classes['card']} aria-label={t('tabs')}>
      <h2 className={classes['heading']}>{t('tabs')}</h2>
      {tabs?.length === 0 && <p className={classes['note']}>{t('noTabs')}</p>}
      <ul className={classes['hits']}>
        {tabs?.map((tab) => (
          <li key={tab.tab}>
            <Link to="/tab/$tab" params={{ tab: tab.tab }} className={classes['hit']}>
              <strong className={classes['name']}>{tab.stays.at(-1)?.room.name ?? ''}</strong>
              <span>{format.dateTime(tab.openedAt)}</span>
              <TabStateChip tab={tab} />
              {tab.settled && <Amount fen={tab.settled.dueFen} />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TabStateChip({ tab }: { readonly tab: TabState }) {
  const { t } = useTranslation('members');
  if (tab.settled) return <StateChip tone="good" icon="check" label={t('settledTab')} />;
  if (tab.cancelled) return <StateChip tone="idle" icon="close" label={t('cancelledTab')} />;
  return <StateChip tone="busy" icon="music" label={t('openTab')} />;
}
