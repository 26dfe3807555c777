import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SignInPanel } from '#client/features/sign-in/SignInPanel.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useSignedIn } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';

import switchClasses from './StaffSwitch.module.css';
import classes from './StatusLine.module.css';

/** Who is signed in; one tap lets somebody else take over, and the screen stays where it is. */
export function StaffSwitch() {
  const { t } = useTranslation(['app', 'common']);
  const engine = useEngine();
  const staff = useSignedIn();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <button
        type="button"
        className={`${classes['item']} ${switchClasses['switch']}`}
        title={t('app:switchStaff')}
        onClick={() => setOpen(true)}
      >
        <Icon name="person" size={18} />
        <span>{staff?.name}</span>
        <span className="unseen">{t('app:switchStaff')}</span>
      </button>
      <Dialog opened={open} onClose={close} size="lg" title={t('app:switchStaff')}>
        <div className={switchClasses['panel']}>
          <SignInPanel onSignedIn={close} />
          <Button variant="default" onClick={() => void engine.signOut()}>
            {t('app:more.signOut')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
