import { useTranslation } from 'react-i18next';

import classes from './SignInScreen.module.css';

/** The demo keeps no secrets: whoever tries it must be able to be anybody. */
export function DemoPins() {
  const { t } = useTranslation('signIn');
  return (
    <p className={classes['demo']}>
      <strong>{t('demoPins')}</strong>
      <br />
      {t('demoPinsBody')}
    </p>
  );
}
