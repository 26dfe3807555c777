import type { FormModel } from '#client/ui/form/use-record-form.ts';
import { formProblem } from '#client/ui/hooks/problems.ts';
import type { MemberId, StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';

/** A member's profile as fields of a form. */
export interface MemberDraft {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly sex: string;
  readonly birthday: string;
  readonly tags: string;
  readonly notes: string;
  readonly source: string;
  /** Id of the tier; empty for none. */
  readonly tier: string;
  readonly consent: boolean;
}

export const MEMBER_MODEL: FormModel<'members', MemberDraft> = {
  collection: 'members',
  toDraft: (member) => ({ ...member, tags: member.tags.join(', '), tier: member.tier ?? '' }),
  toRecord: (draft, base) => ({
    record: {
      ...base,
      number: draft.number.trim().toUpperCase(),
      name: draft.name.trim(),
      phone: plainPhone(draft.phone),
      // The select offers these values alone.
      sex: draft.sex as MemberProfile['sex'],
      birthday: draft.birthday.trim(),
      tags: tagsOf(draft.tags),
      notes: draft.notes.trim(),
      source: draft.source.trim(),
      // A profile of an earlier version without the field stays as it was.
      ...(draft.tier === (base.tier ?? '') ? {} : { tier: draft.tier }),
      consent: draft.consent,
    },
    problems: [
      ...(draft.name.trim() === '' ? [formProblem('name', 'required')] : []),
      ...(draft.phone.trim() === '' ? [formProblem('phone', 'required')] : []),
    ],
  }),
};

/** A phone number without what people put between its digits. */
export const plainPhone = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\s()-]/gu, '');

/** Whether a phone is typed to its end, so that it is worth asking whose it is. */
export const isWholePhone = (text: string): boolean => /^\+?\d{7,15}$/u.test(plainPhone(text));

const tagsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,，、;；]/u)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

export const newMember = (id: MemberId, number: string, home: StoreId): MemberProfile => ({
  id,
  number,
  name: '',
  phone: '',
  sex: 'unknown',
  birthday: '',
  tags: [],
  notes: '',
  source: '',
  home,
  consent: false,
  status: 'active',
});
