/**
 * Returns the id of an outbox event on the wire. The time is part of it because a database that was restored from a backup gives
 * the same number to another event, which a receiver would drop as one that it has seen.
 */
export const wireEventId = ({ id, createdAt }: { readonly id: number; readonly createdAt: Date }): string =>
  `evt_${createdAt.getTime().toString(36)}_${id}`;
