import type { Translation } from '../translation.ts';
import type { help as source } from '../zh-CN/help.ts';

export const help = {
  title: 'Help',
  search: 'Find a word or a question',
  nothing: 'Nothing found for “{{query}}”. Try another word.',
  articles: {
    offline: {
      title: 'How it works offline',
      body: 'Every tablet keeps the whole store. Without a network you can sign in, open rooms, take orders, settle and close a shift. Each step is written to this tablet’s disk first and shown as done only then. When the network is back it sends by itself, and fetches what other tablets did meanwhile.',
    },
    safe: {
      title: '“All safe”',
      body: 'The server has received and confirmed every entry of this tablet.',
    },
    unsent: {
      title: '“12 unsent, 3 min”',
      body: '12 entries are written on this tablet and not yet confirmed by the server; the oldest of them has waited 3 minutes. Carry on, and don’t clear the browser’s data.',
    },
    away: {
      title: '“Offline 2 h, 47 unsent”',
      body: 'The server has been out of reach for 2 hours, and 47 entries are on this tablet alone. Carry on selling. If the network stays away for long, export an encrypted copy under Status.',
    },
    twoTablets: {
      title: 'Two tablets opened one room while apart',
      body: 'Neither is lost. Once they meet, the room shows “conflict” and names both tabs and who opened them. One tap moves one of them to a free room, or marks it as dealt with.',
    },
    businessDate: {
      title: 'Business date',
      body: 'A business date lasts from closeout (as 08:00) to the next closeout. What is sold at 2 in the morning belongs to the day before, and goes by that day’s tariff.',
    },
    storage: {
      title: '“Storage kept”',
      body: 'When space gets short a browser may clear the data of sites that are not protected. Protected ones it leaves alone. Install the app, then ask for it under Status.',
    },
    storageBroken: {
      title: '“Cannot write”',
      body: 'The disk is full or broken. What you just did was not recorded, and nothing was taken for it. Free some space and do it again. All that was recorded before is still there.',
    },
    clock: {
      title: '“Clock off”',
      body: 'The tablet’s time differs from the server’s by more than a minute. Entries are corrected to the server’s time; please switch on automatic time in the tablet’s settings.',
    },
    otherTab: {
      title: 'The till is in another tab',
      body: 'Only one tab of a tablet can be the till. Go back to that one, or choose “Take over here”. Nothing that was recorded is lost.',
    },
    pin: {
      title: 'The PIN is locked',
      body: 'After 5 wrong PINs you wait a minute, then longer each time, up to an hour. Opening the app again doesn’t reset it. If the PIN is forgotten, a manager sets a new one under Settings → Staff.',
    },
    approval: {
      title: 'Approval',
      body: 'Where you lack a right, somebody who has it can enter their own PIN on this tablet, for this one action. The entry keeps both names.',
    },
    update: {
      title: 'A new version',
      body: 'A note appears when a new version is ready. It is put in place only while no tab is being worked on, never in the middle of a sale.',
    },
    quarantine: {
      title: 'Data check and quarantine',
      body: 'A tablet’s journal is chained and signed. If what is on the disk was altered, it is recognised, set aside and fetched again from the server.',
    },
    newer: {
      title: 'Entries from a newer version',
      body: 'Another tablet is already updated and wrote entries that this one doesn’t know. They are kept as they are, count for no amount, and count by themselves once this app is updated.',
    },
    shift: {
      title: 'Shifts and the blind count',
      body: 'A shift must be open before money is taken. To close it, count the cash and enter it first, and see what was expected only then: that is the blind count. Over or short is recorded as it is, and not carried on.',
    },
    printerConnect: {
      title: 'How to connect a printer',
      body: 'A USB printer hangs on a tablet or PC with Chrome or Edge: add it under Settings → Printers and slips, print the test slip, choose the line that reads well. On Windows its driver must first be changed to WinUSB with Zadig; on Linux usblp must let it go; on a Mac it must be removed from the system’s printers. Star and Epson network printers need no cable to a tablet: make the address and type it into the printer’s web settings. For want of anything better there is the tablet’s own print dialog.',
    },
    printerPhone: {
      title: 'How phones and iPads print',
      body: 'They need no printer. Their slips go to the tablet that has one, and come out there; or to a network printer. While the network is away they wait under Print jobs, where they can be printed elsewhere or taken over by somebody.',
    },
    printUnconfirmed: {
      title: '“sent, unconfirmed”',
      body: 'Some printers don’t answer: everything was sent, but whether paper came out they don’t say. Look at the printer; if it didn’t come out, print it again. “printed” is said only of printers that confirm.',
    },
    printAgain: {
      title: 'REPRINT',
      body: 'What may have come out and is printed again is headed REPRINT with its copy number, so that the kitchen doesn’t make it twice. Who asked and why is recorded. A drawer is opened once, and not after 5 seconds.',
    },
    scanner: {
      title: 'Barcode scanner',
      body: 'It works as a keyboard and needs no field to be tapped: scan items on the tab, cards on the member screen, and codes when joining a store.',
    },
    keys: {
      title: 'Keyboard',
      body: '/ search · Esc back · Enter the main button · digits go to the amount or the PIN.',
    },
  },
} as const satisfies Translation<typeof source>;
