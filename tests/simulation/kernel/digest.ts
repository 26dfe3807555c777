/** A running hash of everything that a run did, so that two runs are told apart by one number. */
export interface Digest {
  readonly add: (text: string) => void;
  /** 16 hexadecimal digits. */
  readonly value: () => string;
}

/** Source: bryc's cyrb53, kept open at its end; 64 bits, not meant against an enemy. */
export function createDigest(): Digest {
  let [high, low] = [0xdead_beef, 0x41c6_ce57];
  return {
    add(text) {
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        high = Math.imul(high ^ code, 2_654_435_761);
        low = Math.imul(low ^ code, 1_597_334_677);
      }
      high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ (low >>> 13);
      low = Math.imul(low ^ (low >>> 16), 3_266_489_909) ^ (high >>> 13);
    },
    value: () => [high, low].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(''),
  };
}
