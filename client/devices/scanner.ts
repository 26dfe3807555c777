/**
 * A barcode scanner that works as a keyboard: it types a code faster than people do and ends it with
 * Enter. So it is told from typing by speed, and works wherever the focus is.
 */
export interface ScanDetector {
  /**
   * Takes a key press; gives the code when this press was the Enter that ends one, else null.
   *
   * @param key as in `KeyboardEvent.key`.
   * @param at ms, of any clock that only grows.
   */
  press(key: string, at: number): string | null;
}

/** Scanners type a key each 1–20 ms; the fastest typist needs about 60. */
const MOST_BETWEEN_KEYS_MS = 35;
const LEAST_CHARACTERS = 4;

/** @example a detector fed `6`, `9`, `2`, `1`, `Enter` at 5 ms steps gives `'6921'` at the last. */
export function createScanDetector(): ScanDetector {
  let code = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    press(key, at) {
      const quick = at - lastAt <= MOST_BETWEEN_KEYS_MS;
      lastAt = at;
      if (key === 'Enter' || key === 'Tab') {
        const scanned = quick && code.length >= LEAST_CHARACTERS ? code : null;
        code = '';
        return scanned;
      }
      // Shift arrives as a key of its own between the characters of a code.
      if (key.length === 1) code = quick ? code + key : key;
      return null;
    },
  };
}

/**
 * Listens for scans on the whole page; returns what ends it. The Enter of a scan goes nowhere else,
 * and if the code was typed into a field, its characters are taken out of it again.
 */
export function listenForScans(onScan: (code: string) => void): () => void {
  const detector = createScanDetector();
  const listen = (event: KeyboardEvent): void => {
    const code = detector.press(event.key, event.timeStamp);
    if (code === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.target instanceof HTMLInputElement) removeTyped(event.target, code);
    onScan(code);
  };
  window.addEventListener('keydown', listen, { capture: true });
  return () => window.removeEventListener('keydown', listen, { capture: true });
}

function removeTyped(input: HTMLInputElement, code: string): void {
  if (input.dataset['scan'] === 'keep' || !input.value.endsWith(code)) return;
  // React watches the element's own `value`, so the change goes through the prototype's.
  Reflect.set(HTMLInputElement.prototype, 'value', input.value.slice(0, -code.length), input);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
