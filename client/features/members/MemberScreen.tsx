import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useMemberMoney } from '#client/ui/hooks/member-money.ts';
import { useMemberNames } from '#client/ui/hooks/member-names.ts';
import { useMergedViews } from '#client/ui/hooks/merged-members.ts';
import { useRecord } from '#client/ui/hooks/records.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { useStores } from '#client/ui/hooks/stores.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { MemberView } from '#domain/commands/context.ts';
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
  const views = useMergedViews(member);
  const survivor = views?.[0]?.settled.member ?? member;
  const isMerged = survivor !== member;
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
          {mayMerge && !isMerged && (
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
      {isMerged && <MergedInto member={member} into={survivor} mayUndo={mayMerge} />}
      <div className={classes['page']}>
        {money && views && (
          <div className={classes['stack']}>
            <AccountsCard money={money} name={known.name} mayGive={!isMerged} />
            {isMerged ? (
              <MovementsCard view={money.view} mayRefund={false} />
            ) : (
              <MergedMovements views={views} />
            )}
          </div>
        )}
        <div className={classes['stack']}>
          <ProfileCard known={known} />
          {money && views && (
            <CardsCard member={member} views={isMerged ? [money.view] : views} mayDo={!isMerged} />
          )}
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

/** Who was merged into the member, and everybody's movements: each refund is on its own account. */
function MergedMovements({ views }: { readonly views: readonly MemberView[] }) {
  const [own, ...others] = views;
  const merged = others.map(({ settled }) => settled.member);
  const nameOf = useMemberNames(merged);
  return (
    <>
      {merged.length > 0 && <MergedCard others={merged} />}
      {own && <MovementsCard view={own} mayRefund />}
      {others.map((view) => (
        <MovementsCard
          key={view.settled.member}
          view={view}
          owner={nameOf(view.settled.member)}
          mayRefund
        />
      ))}
    </>
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
