import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { SignInRefusal } from '#client/engine/api.ts';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { PinEntry } from '#client/ui/staff/PinEntry.tsx';
import { staffHere } from '#client/ui/staff/staff-here.ts';
import { StaffGrid } from '#client/ui/staff/StaffGrid.tsx';
import type { StaffId } from '#domain/kernel/ids.ts';

import { DemoPins } from './DemoPins.tsx';

interface SignInPanelProps {
  readonly onSignedIn?: () => void;
}

/** Who it is, then their PIN. The PIN is checked on this tablet, so it needs no network. */
export function SignInPanel({ onSignedIn }: SignInPanelProps) {
  const { t } = useTranslation('signIn');
  const engine = useEngine();
  const { identity, link } = useStatus();
  const everybody = useRecords('staff');
  const roles = useRecords('roles');
  const [chosen, setChosen] = useState<StaffId | null>(null);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);

  if (everybody === undefined || roles === undefined || identity === null) return <LoadingState />;
  const staff = staffHere(everybody, identity.store);
  if (staff.length === 0) {
    // A store has an owner at least: where the server can be reached, they are on their way.
    if (link !== 'offline') return <LoadingState />;
    return <EmptyState icon="persons" title={t('nobody')} body={t('nobodyBody')} />;
  }
  const person = staff.find((one) => one.id === chosen);
  const choose = (next: StaffId | null): void => {
    setChosen(next);
    setRefusal(null);
  };
  const signIn = async (pin: string): Promise<void> => {
    if (chosen === null) return;
    const outcome = await engine.signIn(chosen, pin);
    if (outcome.ok) onSignedIn?.();
    else setRefusal(outcome.error);
  };
  return (
    <>
      {person === undefined ? (
        <StaffGrid staff={staff} roles={roles} onChoose={choose} />
      ) : (
        <PinEntry
          key={person.id}
          person={person}
          refusal={refusal}
          verb={t('enter')}
          onPin={signIn}
          onOther={() => choose(null)}
        />
      )}
      {identity.demo && <DemoPins />}
    </>
  );
}
