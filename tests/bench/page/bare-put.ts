import { openRawDisk } from './raw-disk.ts';

/** What one strict put of `bytes` bytes takes on this disk, ms a put: what every floor rests on. */
export async function measureBarePut(bytes: number, samples: number): Promise<readonly number[]> {
  const disk = await openRawDisk('bare-put');
  const times: number[] = [];
  for (let count = 0; count < samples; count += 1) {
    const payload = crypto.getRandomValues(new Uint8Array(bytes));
    const start = performance.now();
    await disk.put(payload);
    times.push(performance.now() - start);
  }
  return times;
}
