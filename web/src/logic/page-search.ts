/** Returns the parameters of an address that are whole numbers above zero; others are left out. */
export const numbersOf = <K extends string>(given: Record<K, unknown>): { [P in K]?: number } =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, value]) => [name, Number(value)] as const)
      .filter(([, value]) => Number.isSafeInteger(value) && value > 0),
  ) as { [P in K]?: number };

/** Returns the parameters of an address that are texts; empty ones are left out. */
export const wordsOf = <K extends string>(given: Record<K, unknown>): { [P in K]?: string } =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])),
  ) as { [P in K]?: string };

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

/** The state of the playground of retrieves, as its address has it. */
export interface RetrieveSearch {
  readonly q?: string;
  /** The most hits, and the least similarity; those of a call without them are left out. */
  readonly top?: number;
  readonly least?: number;
}

/** Reads the state from the parameters of an address; what is none is left out. */
export function retrieveSearch({ q, top, least }: Record<string, unknown>): RetrieveSearch {
  const floor = least === undefined || least === '' ? Number.NaN : Number(least);
  return { ...wordsOf({ q }), ...numbersOf({ top }), ...(floor >= 0 && floor <= 1 && { least: floor }) };
}

const DECISIONS = ['applied', 'dismissed'] as const;

/** Reads which recommendations are shown from the parameters of an address: without a decision, the open ones. */
export function recommendationSearch({ status }: Record<string, unknown>): { readonly status?: (typeof DECISIONS)[number] } {
  const known = DECISIONS.find((decision) => decision === status);
  return known ? { status: known } : {};
}
