import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MemberHit } from '#client/engine/api.ts';

import { useEngine } from './hooks/engine-context.ts';
import { useScan } from './hooks/scan.ts';
import { Icon } from './Icon.tsx';
import classes from './MemberPicker.module.css';
import { SearchBox } from './SearchBox.tsx';

interface MemberPickerProps {
  readonly onPick: (member: MemberHit) => void;
}

const MOST_HITS = 6;

/** Finds a member by number, name, pinyin or phone, or by scanning a card; works offline. */
export function MemberPicker({ onPick }: MemberPickerProps) {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly MemberHit[] | null>(null);

  // The engine answers from another thread; an answer to an older query must not overtake.
  useEffect(() => {
    let outdated = false;
    void engine.findMembers(query, MOST_HITS).then((answer) => {
      if (!outdated) setFound(answer);
    });
    return () => {
      outdated = true;
    };
  }, [engine, query]);
  const hits = query.trim() === '' ? null : found;

  useScan((code) => {
    setQuery(code);
    void engine.findMembers(code, 2).then((answer) => {
      const exact = answer.find((hit) => hit.number === code) ?? (answer.length === 1 && answer[0]);
      if (exact) onPick(exact);
    });
  });

  const first = hits?.[0];
  return (
    <div className={classes['picker']}>
      <SearchBox
        value={query}
        onChange={setQuery}
        placeholder={t('findMember')}
        onEnter={() => {
          if (first) onPick(first);
        }}
      />
      {hits?.map((hit) => (
        <button key={hit.id} type="button" className={classes['hit']} onClick={() => onPick(hit)}>
          <Icon name="person" />
          <span className={classes['name']}>{hit.name}</span>
          <span className={classes['small']}>{hit.number}</span>
          <span className={classes['small']}>{hit.phone}</span>
        </button>
      ))}
      {hits?.length === 0 && <p className={classes['none']}>{t('noMemberFound')}</p>}
    </div>
  );
}
