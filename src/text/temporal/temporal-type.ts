/** A fact lasts (`persistent`), or it is over at a time (`temporal`). */
export type TemporalType = 'persistent' | 'temporal';
