/** Thrown where the program itself is wrong. Nobody catches it to go on. */
class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/**
 * States what must be. Use it inside, where types are trusted; validate at the edges instead.
 *
 * @throws AssertionError when `condition` is false.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** The last branch of an exhaustive match: compiles only while every case is handled. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable: ${JSON.stringify(value)}`);
}

/** `value`, which must be there. @throws AssertionError naming `what` when it is not. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  assert(value !== null && value !== undefined, `${what} is missing`);
  return value;
}
