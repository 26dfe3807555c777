import { expect, it } from 'vitest';

import { jobAbout } from '#client/ui/printing/subject.ts';
import { id, type TabId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { ASKED_AT, jobOf } from '#tests/client/support/printing.ts';

const receipt = jobOf('first', { form: 'receipt', ref: 'A-12', station: null });

it('finds the newest paper of a tab, whatever it is numbered', () => {
  const newer = { ...receipt, job: jobOf('second').job, requestedAt: instant(ASKED_AT + 1) };
  const subject = { form: 'receipt', tab: id<TabId>('tab'), about: '' } as const;
  expect(jobAbout(subject, [newer, receipt, jobOf('ticket')])).toBe(newer);
  expect(jobAbout({ ...subject, tab: id<TabId>('other') }, [newer])).toBeNull();
});

it('finds the paper of a shift or sale by what it is about', () => {
  const z = jobOf('z', { form: 'shiftZ', tab: null, ref: 'shift', station: null });
  expect(jobAbout({ form: 'shiftZ', tab: null, about: 'shift' }, [z])).toBe(z);
  expect(jobAbout({ form: 'shiftZ', tab: null, about: 'other' }, [z])).toBeNull();
  expect(jobAbout({ form: 'shiftX', tab: null, about: 'shift' }, [z])).toBeNull();
});
