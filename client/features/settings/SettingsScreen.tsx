import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useRights } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Screen } from '#client/ui/Screen.tsx';

import { TiersSection, TopUpsSection } from './sections/AccountRecords.tsx';
import { AccountsSection } from './sections/AccountsSection.tsx';
import { CalendarSection } from './sections/CalendarSection.tsx';
import { DevicesSection } from './sections/DevicesSection.tsx';
import { ItemsSection } from './sections/ItemsSection.tsx';
import { CategoriesSection, StationsSection } from './sections/NamedSections.tsx';
import { PointsSection } from './sections/PointsSection.tsx';
import { PrintersSection } from './sections/printers/PrintersSection.tsx';
import { ProductsSection } from './sections/ProductsSection.tsx';
import { RolesSection } from './sections/RolesSection.tsx';
import { RoomsSection } from './sections/RoomsSection.tsx';
import { RoomTypesSection } from './sections/RoomTypesSection.tsx';
import { StaffSection } from './sections/StaffSection.tsx';
import { ChainSection, StoreSection } from './sections/StoreSection.tsx';
import { TariffsSection } from './sections/TariffsSection.tsx';
import { type Section, type SectionName, sectionsFor } from './sections.ts';
import classes from './settings.module.css';

const SECTION_SCREENS: Readonly<Record<SectionName, () => React.ReactNode>> = {
  rooms: RoomsSection,
  roomTypes: RoomTypesSection,
  tariffs: TariffsSection,
  calendar: CalendarSection,
  items: ItemsSection,
  categories: CategoriesSection,
  stations: StationsSection,
  printers: PrintersSection,
  tiers: TiersSection,
  topUps: TopUpsSection,
  products: ProductsSection,
  accounts: AccountsSection,
  points: PointsSection,
  staff: StaffSection,
  roles: RolesSection,
  store: StoreSection,
  chain: ChainSection,
  devices: DevicesSection,
};

interface SettingsScreenProps {
  /** From the address; null for the list of sections. */
  readonly section: string | null;
}

/** All settings that somebody may change: the sections at the left, one of them open. */
export function SettingsScreen({ section }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  const sections = sectionsFor(useRights());
  // Beside the list there is room for a section at once; a phone shows the list alone first.
  const isWide = useMediaQuery('(min-width: 721px)', true, { getInitialValueInEffect: false });
  const first = section === null && isWide ? sections[0] : undefined;
  const open = sections.find(({ name }) => name === section) ?? first ?? null;
  const Body = open ? SECTION_SCREENS[open.name] : null;
  return (
    <Screen
      title={open ? t(`sections.${open.name}`) : t('title')}
      lead={open && <BackToSections />}
      padding="flush"
    >
      <div className={classes['settings']} data-open={open !== null}>
        <SectionList sections={sections} open={open} />
        <div className={classes['body']}>
          {Body ? <Body key={open?.name} /> : <NothingOpen refused={section !== null} />}
        </div>
      </div>
    </Screen>
  );
}

function BackToSections() {
  const { t } = useTranslation('settings');
  return (
    <Link to="/settings" className={classes['back']} aria-label={t('toSections')}>
      <Icon name="back" />
    </Link>
  );
}

function SectionList({
  sections,
  open,
}: {
  readonly sections: readonly Section[];
  readonly open: Section | null;
}) {
  const { t } = useTranslation('settings');
  return (
    <nav className={classes['sections']} aria-label={t('title')}>
      {sections.map(({ name, icon }) => (
        <Link
          key={name}
          to="/settings/$section"
          params={{ section: name }}
          className={classes['section']}
          aria-current={name === open?.name ? 'page' : undefined}
        >
          <Icon name={icon} />
          {t(`sections.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

function NothingOpen({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('settings');
  return refused ? <EmptyState icon="lock" title={t('title')} body={t('noRight')} /> : null;
}
