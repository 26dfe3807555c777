import { useTranslation } from 'react-i18next';

import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useSignedIn } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';

import classes from './StatusLine.module.css';
import switchClasses from './StaffSwitch.module.css';

/** Who is signed in; one tap goes to the sign-in screen for somebody else, leaving the place open. */
export function StaffSwitch() {
  const { t } = useTranslation('app');
  const engine = useEngine();
  const staff = useSignedIn();
  return (
    <button
      type="button"
      className={`${classes['item']} ${switchClasses['switch']}`}
      aria-label={`${staff?.name ?? ''} · ${t('switchStaff')}`}
      onClick={() => void engine.signOut()}
    >
      <Icon name="person" size={18} />
      <span>{staff?.name}</span>
    </button>
  );
}
