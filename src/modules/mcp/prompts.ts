import { type GetPromptResult, type Prompt, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { Injectable } from '@nestjs/common';
import { parseDto } from '../../http/dto.js';
import type { Tool, ToolContext } from './tool.js';
import { ListTool } from './tools/list.tool.js';
import { RecallTool } from './tools/recall.tool.js';

const RECALL = 'recall_context';
const REMEMBER = 'remember_this';

const DEFINITIONS: readonly Prompt[] = [
  {
    name: RECALL,
    title: 'Recall context',
    description: 'Brings what is remembered about a topic into the conversation; without a topic, the newest memories.',
    arguments: [{ name: 'topic', description: 'What the conversation is about.', required: false }],
  },
  {
    name: REMEMBER,
    title: 'Remember this',
    description: 'Has a fact kept for later conversations; without one, what matters in this conversation.',
    arguments: [{ name: 'content', description: 'The fact.', required: false }],
  },
];

const KEEP_ALL =
  'Keep what will matter in later conversations with brain_remember: preferences, decisions, people, deadlines, how things are ' +
  'done. One self-contained fact a call, with names and dates written out. Then say in one line what you kept.';

/** The prompts that a person picks in a client. */
@Injectable()
export class Prompts {
  readonly definitions = DEFINITIONS;

  constructor(
    private readonly recall: RecallTool,
    private readonly list: ListTool,
  ) {}

  /** Returns the tool whose work a prompt does, and which it is metered as; undefined if it does none. */
  toolOf(name: unknown): Tool | undefined {
    return name === RECALL ? this.recall : undefined;
  }

  /** @throws ProtocolError for an unknown prompt, AppError as the tool */
  async get(ctx: ToolContext, name: string, { topic, content }: Record<string, string>): Promise<GetPromptResult> {
    if (name === RECALL) return toResult('What is remembered', await this.contextOf(ctx, topic?.trim()));
    if (name === REMEMBER) {
      const fact = content?.trim();
      return toResult('Remember this', fact ? `Keep this with brain_remember, as a self-contained fact:\n\n${fact}` : KEEP_ALL);
    }
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown prompt: ${name}`);
  }

  private async contextOf(ctx: ToolContext, topic: string | undefined): Promise<string> {
    const tool: Tool = topic ? this.recall : this.list;
    const result = await tool.run(ctx, parseDto(tool.arguments, topic ? { query: topic, top_k: 10 } : { limit: 20 }, []));
    const about = topic ? `about "${topic}"` : 'last';
    return `This was remembered ${about} earlier. Use what helps, and doubt what is old:\n\n${tool.toText(result)}`;
  }
}

const toResult = (description: string, text: string): GetPromptResult => ({
  description,
  messages: [{ role: 'user', content: { type: 'text', text } }],
});
