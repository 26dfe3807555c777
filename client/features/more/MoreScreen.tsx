import { useTranslation } from 'react-i18next';

import {
  type Appearance,
  APPEARANCES,
  chooseAppearance,
  useAppearance,
} from '#client/ui/appearance.ts';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useRights } from '#client/ui/hooks/staff.ts';
import { LanguageSwitch } from '#client/ui/LanguageSwitch.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import { Segments } from '#client/ui/Segments.tsx';

import { LeaveDemo } from './LeaveDemo.tsx';
import classes from './MoreScreen.module.css';
import { pagesFor } from './pages.ts';
import { PageLink } from './PageLink.tsx';

const THEME_LABELS = {
  auto: 'more.themeAuto',
  dark: 'more.themeDark',
  light: 'more.themeLight',
} as const satisfies Record<Appearance, string>;

/** What isn't needed every minute: settings, status, help, looks, language, leaving. */
export function MoreScreen() {
  const { t } = useTranslation('app');
  const engine = useEngine();
  const { identity } = useStatus();
  const appearance = useAppearance();
  const pages = pagesFor(useRights());
  return (
    <Screen title={t('more.title')}>
      <div className={classes['page']}>
        <nav className={classes['links']} aria-label={t('more.title')}>
          {pages.map((page) => (
            <PageLink
              key={page.name}
              to={page.path}
              icon={page.icon}
              title={t(`more.${page.name}`)}
              body={t(`more.${page.name}Body`)}
            />
          ))}
        </nav>
        <section className={classes['card']}>
          <h2>{t('more.appearance')}</h2>
          <Segments
            label={t('more.theme')}
            value={appearance}
            onChange={chooseAppearance}
            data={APPEARANCES.map((value) => ({ value, label: t(THEME_LABELS[value]) }))}
          />
          <LanguageSwitch />
        </section>
        <section className={classes['card']}>
          <BusyButton variant="default" onPress={() => engine.signOut()}>
            {t('more.signOut')}
          </BusyButton>
          {identity?.demo === true && <LeaveDemo />}
          <p className="caption">{t('more.version', { version: __APP_VERSION__ })}</p>
        </section>
      </div>
    </Screen>
  );
}
