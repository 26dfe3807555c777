/** A PIN has four to six digits. */
export const PIN_LEAST = 4;
export const PIN_MOST = 6;
