import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';
import { SearchBox } from '#client/ui/SearchBox.tsx';

import { ARTICLES, matches } from './articles.ts';
import classes from './HelpScreen.module.css';

/** Every word of the status line and how offline works, to be found by typing. */
export function HelpScreen() {
  const { t } = useTranslation('help');
  const [query, setQuery] = useState('');
  const found = ARTICLES.map((name) => ({
    name,
    title: t(`articles.${name}.title`),
    body: t(`articles.${name}.body`),
  })).filter((article) => matches(query, article));
  return (
    <Screen title={t('title')}>
      <div className={classes['page']}>
        <SearchBox value={query} onChange={setQuery} placeholder={t('search')} />
        {found.length === 0 && <p>{t('nothing', { query })}</p>}
        {found.map((article) => (
          <article key={article.name} id={article.name} className={classes['article']}>
            <h2>{article.title}</h2>
            <p>{article.body}</p>
          </article>
        ))}
      </div>
    </Screen>
  );
}
