/**
 * The outcome of something that may be refused for a reason people can act on.
 *
 * A `Result` is for refusals (a rule says no, an input is wrong). A bug throws instead,
 * through {@link file://./assert.ts}. Don't wrap code that can't be refused.
 */
export type Result<Value, Refused> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Refused };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const err = <Refused>(error: Refused): { readonly ok: false; readonly error: Refused } => ({
  ok: false,
  error,
});
