import { type DropReason, TurnAssembly } from '../../../text/turns/assembly.js';
import { linesOf, type Mapped, type Piece } from './mapped.js';

/** A turn of a conversation in an export. */
export interface ExportedTurn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly at?: unknown;
}

/** Characters from which a turn is taken for a pasted document, which states nothing about who pasted it. */
const PASTED = 2_000;

const REASONS: Readonly<Record<DropReason, string>> = {
  question: 'a question',
  small_talk: 'small talk',
  no_statement: 'no statement',
};

/**
 * Returns what becomes of the turns of a conversation: what its user states becomes lines, as `POST /v1/events` would take it, an
 * answer together with its question. What the assistant says helps to understand it, and is left out.
 * @param about the title and the meta of the lines, and whose they are
 */
export function conversationLines(
  source: string,
  about: Omit<Piece, 'text' | 'id' | 'createdAt' | 'updatedAt'>,
  turns: readonly ExportedTurn[],
): Mapped[] {
  const assembly = new TurnAssembly();
  return turns.flatMap(({ role, text, at }): Mapped[] => {
    const { from } = about;
    const isPasted = text.length > PASTED;
    const assembled = isPasted ? undefined : assembly.add({ role, text });
    if (role === 'assistant') return [{ from, leftOut: 'said by the assistant' }];
    if (!assembled) return [{ from, leftOut: `a turn of more than ${PASTED} characters` }];
    if ('dropped' in assembled) return [{ from, leftOut: REASONS[assembled.dropped] }];
    const meta = { ...about.meta, in_reply_to: assembled.context };
    return linesOf(source, { ...about, text: assembled.text, meta, createdAt: at });
  });
}
