import { gunzipSync, gzipSync } from 'node:zlib';

/** Takes all in, then gives out what it comes to: on a thread it would be ready at another time. */
class Whole extends TransformStream<Uint8Array, Uint8Array> {
  constructor(work: (bytes: Uint8Array) => Uint8Array) {
    const parts: Uint8Array[] = [];
    super({
      transform: (part) => void parts.push(part),
      flush: (controller) => controller.enqueue(new Uint8Array(work(Buffer.concat(parts)))),
    });
  }
}

/** Stands for the browser's CompressionStream of gzip. */
export class StandInCompression extends Whole {
  constructor() {
    super(gzipSync);
  }
}

/** Stands for the browser's DecompressionStream of gzip. */
export class StandInDecompression extends Whole {
  constructor() {
    super(gunzipSync);
  }
}
