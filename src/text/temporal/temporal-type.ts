/** `persistent` if a fact lasts, `temporal` if it is over at a known time. */
export type TemporalType = 'persistent' | 'temporal';
