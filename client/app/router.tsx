import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useNavigate,
} from '@tanstack/react-router';

import { BoardScreen } from '#client/features/board/BoardScreen.tsx';
import { SettleScreen } from '#client/features/settle/SettleScreen.tsx';
import { TabScreen } from '#client/features/tab/TabScreen.tsx';
import { id, type MemberId, type TabId } from '#domain/kernel/ids.ts';

import { CrashScreen } from './CrashScreen.tsx';
import { later } from './later.ts';
import { NotFoundScreen } from './NotFoundScreen.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({
  component: Shell,
  errorComponent: CrashScreen,
  notFoundComponent: NotFoundScreen,
});

// The way of a sale: rooms, tab and settle are part of the first load, never a lazy chunk.
const rooms = createRoute({ getParentRoute: () => root, path: '/', component: BoardScreen });

const tab = createRoute({
  getParentRoute: () => root,
  path: '/tab/$tab',
  component: function TabRoute() {
    return <TabScreen tab={id<TabId>(tab.useParams().tab)} />;
  },
});

const settle = createRoute({
  getParentRoute: () => root,
  path: '/tab/$tab/settle',
  component: function SettleRoute() {
    return <SettleScreen tab={id<TabId>(settle.useParams().tab)} />;
  },
});

const ShiftScreen = lazyRouteComponent(
  later(() => import('#client/features/shift/ShiftScreen.tsx')),
  'ShiftScreen',
);

const shift = createRoute({
  getParentRoute: () => root,
  path: '/shift',
  // The tab that somebody was about to settle when a shift was missing.
  validateSearch: ({ settle: waiting }): { readonly settle?: string } =>
    typeof waiting === 'string' ? { settle: waiting } : {},
  component: function ShiftRoute() {
    const navigate = useNavigate();
    const { settle: waiting } = shift.useSearch();
    const onOpened = (): void => {
      if (waiting !== undefined) {
        void navigate({ to: '/tab/$tab/settle', params: { tab: waiting }, replace: true });
      }
    };
    return <ShiftScreen onOpened={onOpened} />;
  },
});

/** Brings what is likely next, while nobody waits for it: an evening's first sale needs a shift. */
export const loadNext = (): Promise<void> | undefined => ShiftScreen.preload?.();

const status = createRoute({
  getParentRoute: () => root,
  path: '/status',
  component: lazyRouteComponent(
    later(() => import('#client/features/status/StatusScreen.tsx')),
    'StatusScreen',
  ),
});

const more = createRoute({
  getParentRoute: () => root,
  path: '/more',
  component: lazyRouteComponent(
    later(() => import('#client/features/more/MoreScreen.tsx')),
    'MoreScreen',
  ),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  component: lazyRouteComponent(
    later(() => import('#client/features/cases/CasesScreen.tsx')),
    'CasesScreen',
  ),
});

const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  component: lazyRouteComponent(
    later(() => import('#client/features/printing/TicketsScreen.tsx')),
    'TicketsScreen',
  ),
});

const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: lazyRouteComponent(
    later(() => import('#client/features/help/HelpScreen.tsx')),
    'HelpScreen',
  ),
});

const members = createRoute({
  getParentRoute: () => root,
  path: '/members',
  component: lazyRouteComponent(
    later(() => import('#client/features/members/MembersScreen.tsx')),
    'MembersScreen',
  ),
});

const MemberScreen = lazyRouteComponent(
  later(() => import('#client/features/members/MemberScreen.tsx')),
  'MemberScreen',
);

const member = createRoute({
  getParentRoute: () => root,
  path: '/members/$member',
  component: function MemberRoute() {
    return <MemberScreen member={id<MemberId>(member.useParams().member)} />;
  },
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: lazyRouteComponent(
    later(() => import('#client/features/reports/StoreReportsScreen.tsx')),
    'StoreReportsScreen',
  ),
});

const headOffice = createRoute({
  getParentRoute: () => root,
  path: '/head-office',
  component: lazyRouteComponent(
    later(() => import('#client/features/reports/HeadOfficeScreen.tsx')),
    'HeadOfficeScreen',
  ),
});

const SettingsScreen = lazyRouteComponent(
  later(() => import('#client/features/settings/SettingsScreen.tsx')),
  'SettingsScreen',
);

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: function SettingsRoute() {
    return <SettingsScreen section={null} />;
  },
});

const settingsSection = createRoute({
  getParentRoute: () => root,
  path: '/settings/$section',
  component: function SettingsSectionRoute() {
    return <SettingsScreen section={settingsSection.useParams().section} />;
  },
});

const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(
    later(() => import('#client/features/import/ImportScreen.tsx')),
    'ImportScreen',
  ),
});

/** Every address of the app. */
export const router = createRouter({
  routeTree: root.addChildren([
    rooms,
    tab,
    settle,
    shift,
    status,
    more,
    cases,
    tickets,
    help,
    members,
    member,
    reports,
    headOffice,
    settings,
    settingsSection,
    importing,
  ]),
  defaultErrorComponent: CrashScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
