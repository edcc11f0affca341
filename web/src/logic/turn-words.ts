import { ACTIONS } from './store-words';

/** The reasons why a turn holds nothing to remember. */
const DROPPED: Readonly<Record<string, string>> = {
  small_talk: 'small talk',
  question: 'a question, which its answer keeps',
  no_statement: 'an assistant that states nothing',
  repeated: 'sent before',
  edited: 'edited by a later one of the same call',
  erased: 'erased with its subject',
};

/** A turn as the API reports it. */
export interface Turn {
  readonly status: string;
  readonly dedup?: { readonly action: string };
  readonly reason?: string;
  readonly code?: string;
  readonly detail?: string;
}

/** Returns what became of a turn, in words. Codes that this page does not know are shown as they are. */
export function outcomeOf({ status, dedup, reason, code, detail }: Turn): string {
  if (status === 'ok') return ACTIONS[dedup?.action ?? ''] ?? dedup?.action ?? 'Stored';
  if (status === 'dropped') return `Nothing to remember: ${DROPPED[reason ?? ''] ?? reason}`;
  if (status === 'error') return `Not kept: ${detail ?? code}`;
  return code ? `Waits: ${detail ?? code}` : 'Waits for its turn';
}

/** The tones of the states of events and turns. */
export const TONES: Readonly<Record<string, 'teal' | 'yellow' | 'red' | 'gray'>> = {
  done: 'teal',
  ok: 'teal',
  failed: 'red',
  error: 'red',
  processing: 'yellow',
  queued: 'yellow',
};
