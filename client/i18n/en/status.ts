import type { Translation } from '../translation.ts';
import type { status as source } from '../zh-CN/status.ts';

export const status = {
  title: 'Status',
  store: {
    title: 'Store and business date',
    name: 'Store',
    device: 'This tablet',
    till: 'Till {{till}}',
    date: 'Business date',
    means:
      'A business date lasts until closeout: what is sold after midnight still belongs to the day before. Once written, the business date of an entry never changes.',
  },
  sync: {
    title: 'Network and sending',
    lastContact: 'Last heard from the server',
    never: 'Not heard from yet',
    ago: '{{age}} ago',
    unsent: 'Unsent',
    noneUnsent: 'Nothing: all is on the server',
    since: 'since {{time}}',
    safe: 'Every entry of this store is on the server.',
    connecting: 'Looking for the server; it usually takes seconds. The till works meanwhile.',
    unsentMeans:
      'These are written on this tablet and on their way. Don’t clear the browser’s data.',
    offline:
      'Open rooms, take orders and settle as usual. It sends by itself when the network is back; there is nothing to do.',
    offlineUnsent:
      'These are on this tablet alone. Carry on selling; until the network is back don’t clear the browser’s data and don’t swap the tablet. If it stays away for long, export a copy.',
    catchingUp: 'Still fetching the journal of {{count}} past days, so reports are incomplete.',
    catchingUp_one: 'Still fetching the journal of one past day, so reports are incomplete.',
    refused:
      'The server did not take some entries ({{code}}). They are kept on this tablet and offered again at the next connection. Please ask for support.',
  },
  docs: {
    journal: 'Journal {{date}}',
    store: 'Store settings',
    chain: 'Chain settings',
    members: 'Member profiles',
    board: 'Shared drafts',
    other: 'Other data',
  },
  what: 'What',
  count: 'Entries',
  waitsSince: 'Waiting since',
  storage: {
    title: 'Storage',
    used: 'Used',
    usedOf: '{{used}} of {{quota}}',
    kept: 'Kept: the browser won’t clear it by itself.',
    notKept:
      'Not kept: the browser may clear the data when space gets short. Use the button below; it is granted more readily once the app is installed.',
    keep: 'Ask to keep it',
    refused:
      'The browser said no. Install the app, or allow storage in the browser’s settings for this site, then ask again.',
    granted: 'Done: the storage is kept now.',
    low: 'Space is nearly used up. Remove unused apps and photos from the tablet.',
    broken:
      'This tablet could not write: {{message}}. What you did last was not recorded. Free some space, then do it once more.',
  },
  clock: {
    title: 'Clock',
    device: 'This tablet’s time',
    offset: 'Differs from the server by',
    unknown: 'Not compared with the server yet',
    right: 'The clock is right (within a minute).',
    off: 'The tablet’s time is wrong. Entries go by the server’s time, so the books are right; but please switch on “Set time automatically” in the tablet’s settings.',
  },
  health: {
    title: 'Data check',
    good: 'Nothing wrong was found.',
    unknown:
      '{{count}} entries come from a newer version. They are kept as they are and count once the app is updated.',
    quarantined:
      'These were altered on this tablet, so they were set aside and fetched again from the server:',
    distrusted:
      'Nobody can prove who wrote part of another tablet’s log. From there on it doesn’t count here. Tell the owner: {{logs}}',
  },
  export: {
    title: 'Export what is unsent',
    body: 'Keeps the unsent entries in an encrypted file, as before a tablet goes to repair. Only this password opens it.',
    password: 'Password of the file',
    passwordHint: 'At least 8 characters; don’t lose it',
    short: 'The password needs at least 8 characters.',
    button: 'Export a file',
    done: 'Exported {{name}}.',
    nothing: 'Nothing is unsent.',
  },
  whatIsThis: 'What do these words mean?',
} as const satisfies Translation<typeof source>;
