import { readFileSync } from 'node:fs';
import { CliError } from '../cli/cli-error.js';

/** A message of a conversation. */
export interface Turn {
  readonly id: string;
  readonly text: string;
}

/** A question that the turns in `evidence` answer. */
interface Question {
  readonly q: string;
  readonly category: number;
  readonly evidence: readonly string[];
}

export interface Conversation {
  readonly id: string;
  readonly turns: readonly Turn[];
  readonly questions?: readonly Question[];
}

/**
 * Reads conversations from a JSON file: `[{id, turns: [{id, text}], questions?: [{q, category, evidence: [turn ids]}]}]`.
 * @throws CliError if the file cannot be read
 */
export function readConversations(file: string): Conversation[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}
