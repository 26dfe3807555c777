import { loadLaterWords } from '#client/i18n/start.ts';

/**
 * Wraps the loading of a screen that isn't on the way of a sale, so that its words and Mantine's
 * styles are there when it is drawn. The styles come first: a screen's own must stand after them.
 */
export const later =
  <Screen>(load: () => Promise<Screen>) =>
  async (): Promise<Screen> => {
    await import('./mantine-later-styles.ts');
    return (await Promise.all([load(), loadLaterWords()]))[0];
  };
