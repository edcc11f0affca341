/** Returns the parameters of an address that are whole numbers above zero; others are left out. */
export const numbersOf = <K extends string>(given: Record<K, unknown>): { [P in K]?: number } =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, value]) => [name, Number(value)] as const)
      .filter(([, value]) => Number.isSafeInteger(value) && value > 0),
  ) as { [P in K]?: number };

const STATES = ['queued', 'processing', 'done', 'failed'] as const;

/** The state of the page of conversations, as its address has it. */
export interface ConversationSearch {
  readonly status?: (typeof STATES)[number];
  /** The conversation whose turns are open. */
  readonly event?: number;
}

/** Reads the state from the parameters of an address; what is none is left out. */
export function conversationSearch({ status, event }: Record<string, unknown>): ConversationSearch {
  const known = STATES.find((state) => state === status);
  return { ...(known && { status: known }), ...numbersOf({ event }) };
}
