import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { LanguageSwitch } from '#client/ui/LanguageSwitch.tsx';

import { ChooseWay, type Way } from './ChooseWay.tsx';
import classes from './FirstRunScreen.module.css';
import { JoinStore } from './JoinStore.tsx';
import { StartChain } from './StartChain.tsx';
import { codeIn } from './start-chain.ts';

/**
 * The conversation that a tablet without a store begins with: at most five steps, whichever way.
 * A tablet that was opened by a code's address is already at the second.
 */
export function FirstRunScreen() {
  const { t } = useTranslation('firstRun');
  const [linkedCode] = useState(() =>
    window.location.search.includes('join=') ? codeIn(window.location.search) : '',
  );
  const [way, setWay] = useState<Way | null>(linkedCode === '' ? null : 'join');
  const back = (): void => setWay(null);
  return (
    <div className={classes['screen']}>
      <LanguageSwitch />
      {way === null && (
        <>
          <h1 className={classes['title']}>{t('title')}</h1>
          <p className={classes['body']}>{t('body')}</p>
          <ChooseWay onChoose={setWay} />
        </>
      )}
      {way === 'start' && <StartChain onBack={back} />}
      {way === 'join' && <JoinStore code={linkedCode} onBack={back} />}
    </div>
  );
}
