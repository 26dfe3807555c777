/** Bytes cut into pieces of at most `limit`; an empty input gives one empty piece. */
export function cutBytes(bytes: Uint8Array, limit: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; from += limit) {
    parts.push(bytes.subarray(from, from + limit));
  }
  return parts.length > 0 ? parts : [bytes];
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
