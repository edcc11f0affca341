import type { Conversation, Turn } from '../conversations.js';

/** A turn with its session, if the conversation has several, and its time, if it is known. */
export interface SessionTurn extends Turn {
  readonly session?: string | number;
  /** Any form that chrono reads: "2023-05-08T13:56:00Z", "1:56 pm on 8 May, 2023". UTC, if it names no zone. */
  readonly at?: string;
}

/** A question that the turns in `evidence` answer; nothing answers it if that is empty. */
interface EvidenceQuestion {
  readonly q: string;
  readonly kind?: string | number;
  /** The name that some data have for the kind. */
  readonly category?: string | number;
  /** Ids of turns. */
  readonly evidence: readonly string[];
}

/** A conversation with questions about it. */
export interface AskedConversation extends Conversation {
  readonly turns: readonly SessionTurn[];
  readonly questions: readonly EvidenceQuestion[];
}

/** A question to a world. */
interface WorldQuestion {
  readonly kind: string;
  readonly q: string;
  /** The text of the memory that answers; null if none does. */
  readonly gold: string | null;
}

/** Independent memories of one workspace, with questions about them. */
export interface World {
  readonly id: string;
  /** BCP 47. */
  readonly lang?: string;
  readonly domain?: string;
  readonly memories: readonly string[];
  readonly questions: readonly WorldQuestion[];
}

/** A fact that changes from step to step. Patterns are strings or `re:` expressions, as `says` reads them. */
export interface Update {
  readonly id: string;
  readonly kind: string;
  /** Texts that are stored one after the other. */
  readonly steps: readonly string[];
  readonly q: string;
  /** A memory is current if it says all of these. */
  readonly cur: readonly string[];
  /** A memory that says one of these and is not current is outdated. */
  readonly old: readonly string[];
  /** Facts that some live memory must say afterwards. */
  readonly keep: readonly string[];
}

/** The items of each form of data. */
interface FormItems {
  readonly conversations: AskedConversation;
  readonly worlds: World;
  readonly updates: Update;
}

export type Form = keyof FormItems;

/** A file of items, all of one form. */
export type DataFile = {
  [F in Form]: { readonly form: F; readonly name: string; readonly file: string; readonly items: readonly FormItems[F][] };
}[Form];
