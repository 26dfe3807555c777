import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { LanguageSwitch } from '#client/ui/LanguageSwitch.tsx';

import { SignInPanel } from './SignInPanel.tsx';
import classes from './SignInScreen.module.css';

/** What a tablet of a store shows while nobody is signed in. */
export function SignInScreen() {
  const { t } = useTranslation('signIn');
  const { identity } = useStatus();
  return (
    <main className={classes['screen']}>
      <header className={classes['head']}>
        <span>{identity?.storeName}</span>
        <LanguageSwitch />
      </header>
      <div className={classes['panel']}>
        <h1 className={classes['title']}>{t('title')}</h1>
        <p className={classes['body']}>{t('body')}</p>
        <SignInPanel />
      </div>
    </main>
  );
}
