import { conversationLines, type ExportedTurn } from './conversation.js';
import type { Format, FoundRecord } from './format.js';
import { linesOf, listOf, type Mapped, objectOf, objectsOf, type Piece, textOf, UNRECOGNIZED } from './mapped.js';
import { markdownItems } from './markdown.js';

const SOURCE = 'claude';

/** The export of Claude's privacy settings. */
export const CLAUDE: Format = {
  expected: 'the zip of an export from Claude, its folder, or its conversations.json, memories.json or projects.json',
  parts: () => [
    { files: /(?:^|\/)conversations\.json$/, record: claudeConversation },
    { files: /(?:^|\/)memories(?:\/[^/]+)?\.json$/, record: claudeMemories },
    { files: /(?:^|\/)projects(?:\/[^/]+)?\.json$/, record: claudeProject },
  ],
};

/** Returns what becomes of a conversation. */
export function claudeConversation({ value }: FoundRecord): Mapped[] {
  const conversation = objectOf(value);
  const from = textOf(conversation?.['name']) || 'untitled';
  if (!conversation || !Array.isArray(conversation['chat_messages'])) return [{ from, leftOut: UNRECOGNIZED }];
  const about = { from, meta: { conversation: conversation['name'], conversation_id: conversation['uuid'] } };
  const turns: ExportedTurn[] = [];
  const others: Mapped[] = [];
  for (const message of objectsOf(conversation['chat_messages'])) {
    const role = message['sender'] === 'human' ? 'user' : 'assistant';
    const text = saidIn(message);
    if (text) turns.push({ role, text, at: message['created_at'] });
    const files = [...listOf(message['attachments']), ...listOf(message['files'])];
    others.push(...files.map(() => ({ from, leftOut: 'an attachment' })));
  }
  return [...others, ...conversationLines(SOURCE, about, turns)];
}

/** Returns the words of a message: those of its text blocks, without thoughts and the use of tools. */
function saidIn(message: Record<string, unknown>): string {
  const said = objectsOf(message['content']).flatMap((block) => (block['type'] === 'text' ? textOf(block['text']) : []));
  return (said.join('\n') || textOf(message['text'])).trim();
}

/** Returns what becomes of the memory that Claude has written about an account and its projects: a line for each paragraph. */
export function claudeMemories({ value, file }: FoundRecord): Mapped[] {
  const memories = objectOf(value);
  const own = textOf(memories?.['conversations_memory']);
  const ofProjects = objectOf(memories?.['project_memories']) ?? {};
  if (!memories || (!own && !Object.keys(ofProjects).length)) return [{ from: file, leftOut: UNRECOGNIZED }];
  const account = memories['account_uuid'];
  return [
    ...paragraphLines(own, { from: file, meta: { kind: 'memory', account } }),
    ...Object.entries(ofProjects).flatMap(([project, text]) =>
      paragraphLines(textOf(text), { from: file, meta: { kind: 'memory', account, project_id: project } }),
    ),
    ...listOf(memories['memory_files']).map(() => ({ from: file, leftOut: 'a memory file' })),
  ];
}

/** Returns what becomes of a project: its instructions and its documents, whole. */
export function claudeProject({ value }: FoundRecord): Mapped[] {
  const project = objectOf(value);
  const from = textOf(project?.['name']) || 'untitled';
  if (!project || !('docs' in project || 'prompt_template' in project)) return [{ from, leftOut: UNRECOGNIZED }];
  const meta = { project: project['name'], project_id: project['uuid'] };
  const times = { createdAt: project['created_at'], updatedAt: project['updated_at'] };
  const instructions = textOf(project['prompt_template']);
  return [
    ...(instructions ? linesOf(SOURCE, { from, text: instructions, meta: { ...meta, kind: 'instructions' }, ...times }) : []),
    ...objectsOf(project['docs']).flatMap((doc) => {
      const details = { ...meta, kind: 'document', file: doc['filename'] };
      const text = textOf(doc['content']);
      return linesOf(SOURCE, { from, id: doc['uuid'], text, meta: details, createdAt: doc['created_at'] ?? times.createdAt });
    }),
  ];
}

const paragraphLines = (markdown: string, about: Pick<Piece, 'from' | 'meta'>): Mapped[] =>
  markdownItems(markdown).flatMap(({ heading, text }) =>
    linesOf(SOURCE, { ...about, text, meta: { ...about.meta, topic: heading.replaceAll('*', '') } }),
  );
