import { readFileSync } from 'node:fs';
import { CliError } from '../cli/cli-error.js';

/** Something said, to be remembered. */
export interface Turn {
  readonly id: string;
  readonly text: string;
}

/** A question whose answer stands in the turns `evidence`. */
export interface Question {
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
 * Conversations from a JSON file `[{id, turns: [{id, text}], questions?: [{q, category, evidence: [turn ids]}]}]`.
 * @throws CliError if there are none in it
 */
export function readConversations(file: string): Conversation[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliError(`cannot read ${file}: ${(error as Error).message}`, { cause: error });
  }
}
