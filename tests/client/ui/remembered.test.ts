import { beforeEach, describe, expect, it, vi } from 'vitest';

const STORED_UNDER = 'encore.firstScreen';

const texts = new Map<string, string>();

beforeEach(() => {
  texts.clear();
  vi.stubGlobal('window', { setTimeout: () => 1, clearTimeout: () => undefined });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
    removeItem: (key: string) => texts.delete(key),
  });
});

/** The page as it is when it has just been opened. */
async function start() {
  vi.resetModules();
  return import('#client/ui/hooks/remembered.ts');
}

describe('what the first screen was drawn from', () => {
  it('is there at the next start, the same object each time', async () => {
    const before = await start();
    before.remember('rooms', [{ id: 'r1' }]);
    before.storeRemembered();
    const after = await start();
    expect(after.recall('rooms')).toEqual([{ id: 'r1' }]);
    expect(after.recall('rooms')).toBe(after.recall('rooms'));
    expect(after.recall('tabs')).toBeUndefined();
  });

  it('stands for what says the same, so that nothing is drawn twice', async () => {
    const before = await start();
    before.remember('rooms', [{ id: 'r1' }]);
    before.storeRemembered();
    const { recall, remember } = await start();
    expect(remember('rooms', [{ id: 'r1' }])).toBe(recall('rooms'));
    expect(remember('rooms', [{ id: 'r2' }])).toEqual([{ id: 'r2' }]);
    expect(recall('rooms')).toEqual([{ id: 'r2' }]);
  });

  it('is nothing where another version of the app stored it, or where it can’t be read', async () => {
    const before = await start();
    before.remember('rooms', []);
    before.storeRemembered();
    const stored = texts.get(STORED_UNDER) ?? '';
    texts.set(STORED_UNDER, stored.replace('"build":"', '"build":"other '));
    expect((await start()).recall('rooms')).toBeUndefined();
    texts.set(STORED_UNDER, stored.slice(0, -5));
    expect((await start()).recall('rooms')).toBeUndefined();
    texts.set(STORED_UNDER, stored);
    expect((await start()).recall('rooms')).toEqual([]);
  });

  it('is nothing once the tablet has left its store, or where it is too much to read', async () => {
    const { forgetAll, remember, storeRemembered } = await start();
    remember('rooms', []);
    storeRemembered();
    forgetAll();
    expect(texts.size).toBe(0);
    remember('rooms', 'x'.repeat(2_000_000));
    storeRemembered();
    expect(texts.size).toBe(0);
  });
});
