import { parseJson, readText } from './json-lines.js';

/** A message of a conversation. */
export interface Turn {
  readonly id: string;
  readonly text: string;
}

export interface Conversation {
  readonly id: string;
  readonly turns: readonly Turn[];
}

/**
 * Reads conversations from a JSON file: `[{id, turns: [{id, text}]}]`.
 * @throws CliError if the file cannot be read
 */
export const readConversations = (file: string): Conversation[] => parseJson(readText(file), file) as Conversation[];
