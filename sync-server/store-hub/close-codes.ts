/** WebSocket close codes: bytes that make no sense, something not allowed, a newer connection. */
export const CLOSE_NORMAL = 1000;
export const CLOSE_MALFORMED = 1007;
export const CLOSE_FORBIDDEN = 1008;
export const CLOSE_REPLACED = 4000;
export const CLOSE_GONE = 4001;
/** The tablet was shut out; it asks for a token to hear why. */
export const CLOSE_REVOKED = 4003;
/** What the tablet may write was switched; its old token is refused, a new one says what. */
export const CLOSE_SWITCHED = 4004;
