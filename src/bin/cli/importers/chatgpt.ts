import { conversationLines, type ExportedTurn } from './conversation.js';
import type { Format, FoundRecord } from './format.js';
import { linesOf, listOf, type Mapped, objectOf, objectsOf, type Piece, textOf, UNRECOGNIZED } from './mapped.js';
import { markdownItems } from './markdown.js';

const SOURCE = 'chatgpt';

/** The export of ChatGPT's data controls, or a list of its saved memories that was copied from its settings. */
export const CHATGPT: Format = {
  expected: 'the zip of an export from ChatGPT, its conversations.json, or a text file with a saved memory on each line',
  parts: () => [
    { files: /(?:^|\/)conversations(?:-\d+)?\.json$/, record: chatgptConversation },
    { files: /(?:^|\/)memor(?:y|ies)\.(?:txt|md)$/, text: pastedMemories },
  ],
};

type Fields = Record<string, unknown>;
type About = Pick<Piece, 'from' | 'meta'>;

/** Returns what becomes of a conversation: of the branch that was shown last, from its first turn to its last. */
export function chatgptConversation({ value }: FoundRecord): Mapped[] {
  const conversation = objectOf(value);
  const mapping = objectOf(conversation?.['mapping']);
  const from = textOf(conversation?.['title']) || 'untitled';
  if (!conversation || !mapping) return [{ from, leftOut: UNRECOGNIZED }];
  if (conversation['is_do_not_remember'] === true)
    return [{ from, leftOut: 'a conversation that is marked as not to be remembered' }];
  const id = conversation['conversation_id'] ?? conversation['id'];
  const about = { from, meta: { conversation: conversation['title'], conversation_id: id } };
  const turns: ExportedTurn[] = [];
  const others: Mapped[] = [];
  for (const message of branch(mapping, conversation['current_node'])) {
    const turn = turnOf(message);
    if (turn) turns.push(turn);
    else others.push(...memoriesOf(message, about));
  }
  return [...others, ...conversationLines(SOURCE, about, turns)];
}

/** Returns the messages from the root to a node; without a known node, to the end of the longest branch. */
function branch(mapping: Fields, current: unknown): Fields[] {
  const parentOf = (id: string) => objectOf(mapping[id])?.['parent'];
  const pathTo = (id: string) => {
    const path = new Set<string>();
    for (let at: unknown = id; typeof at === 'string' && at in mapping && !path.has(at); at = parentOf(at)) path.add(at);
    return [...path].reverse();
  };
  const path =
    typeof current === 'string' && current in mapping
      ? pathTo(current)
      : Object.keys(mapping)
          .filter((id) => !listOf(objectOf(mapping[id])?.['children']).length)
          .map(pathTo)
          .reduce((longest, other) => (other.length > longest.length ? other : longest), []);
  return objectsOf(path.map((id) => objectOf(mapping[id])?.['message']));
}

/** Returns a message as a turn; undefined if it is hidden, or not said by one to the other. */
function turnOf(message: Fields): ExportedTurn | undefined {
  const role = roleOf(message);
  const content = objectOf(message['content']) ?? {};
  const isSaid = ['text', 'multimodal_text'].includes(textOf(content['content_type']));
  const isToAll = [undefined, null, '', 'all'].includes(message['recipient'] as string | undefined);
  if ((role !== 'user' && role !== 'assistant') || !isSaid || !isToAll || isHidden(message)) return undefined;
  const text = wordsOf(content);
  return text ? { role, text, at: message['create_time'] } : undefined;
}

/** Returns the saved memories and custom instructions in a message that is no turn. */
function memoriesOf(message: Fields, about: About): Mapped[] {
  const { from, meta } = about;
  const content = objectOf(message['content']) ?? {};
  const createdAt = message['create_time'];
  const remembered = (text: string, kind: string, at = createdAt) =>
    linesOf(SOURCE, { from, text, meta: { ...meta, kind }, createdAt: at });
  if (message['recipient'] === 'bio') return remembered(wordsOf(content), 'saved_memory');
  const snapshot = textOf(content['model_set_context']) || textOf(objectOf(message['metadata'])?.['model_set_context']);
  if (snapshot) return snapshotEntries(snapshot).flatMap(({ text, at }) => remembered(text, 'saved_memory', at));
  const told = objectOf(objectOf(message['metadata'])?.['user_context_message_data']);
  if (told)
    return [textOf(told['about_user_message']), textOf(told['about_model_message'])]
      .filter(Boolean)
      .flatMap((text) => remembered(text, 'custom_instructions'));
  if (!Object.keys(content).length || wordsOf(content) === '') return [];
  return [{ from, leftOut: isHidden(message) ? 'hidden' : 'by the system or a tool' }];
}

/** Splits the numbered entries of a snapshot of the saved memories: `1. [2024-05-01]. Lives in Rome`. */
function snapshotEntries(snapshot: string): { text: string; at: string | undefined }[] {
  return snapshot.split(/^(?=\d+\. )/m).flatMap((entry) => {
    const [, at, text] = /^(?:\d+\. )?(?:\[(\d{4}-\d{2}-\d{2})\][.:]?\s*)?(.+)$/s.exec(entry.trim()) ?? [];
    return text ? [{ text: text.trim(), at }] : [];
  });
}

const roleOf = (message: Fields) => objectOf(message['author'])?.['role'];

const isHidden = (message: Fields) => objectOf(message['metadata'])?.['is_visually_hidden_from_conversation'] === true;

const wordsOf = (content: Fields): string =>
  listOf(content['parts'])
    .filter((part): part is string => typeof part === 'string')
    .join('\n')
    .trim();

const pastedMemories = (content: string, file: string): Mapped[] =>
  content
    .split(/\r?\n/)
    .flatMap((line) => markdownItems(line))
    .flatMap(({ text }) => linesOf(SOURCE, { from: file, text, meta: { kind: 'saved_memory' } }));
