import { describe, expect, it } from 'vitest';

import { makeAlone } from '#client/ui/alone.ts';

describe('what is done once at a time', () => {
  it('[STAFF-2] is begun once, however often it is asked for meanwhile, and then again', async () => {
    const alone = makeAlone();
    const answer = Promise.withResolvers<string>();
    let begun = 0;
    const approve = (): Promise<string | null> =>
      alone('approval', () => {
        begun += 1;
        return answer.promise;
      });
    const first = approve();
    expect(await approve()).toBeNull();
    expect(await approve()).toBeNull();
    expect(begun).toBe(1);
    answer.resolve('done');
    expect(await first).toBe('done');
    expect(await approve()).toBe('done');
  });

  it('holds up nothing else', async () => {
    const alone = makeAlone();
    const never = new Promise<never>(() => undefined);
    void alone('a', () => never);
    expect(await alone('b', () => Promise.resolve(2))).toBe(2);
  });

  it('may be tried again after it failed', async () => {
    const alone = makeAlone();
    await expect(alone('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await alone('a', () => Promise.resolve(1))).toBe(1);
  });
});
