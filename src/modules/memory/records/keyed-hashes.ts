import type { CipherKey } from '../../../database/encryption/cipher-key.js';
import { conversationIn, metaFacts } from './meta-tokens.js';

/** Bytes of a lexeme's hash: the probability that any two of 100,000 lexemes have the same hash is about 10^-12. */
const LEXEME_BYTES = 9;
/** Bytes of the hash of a meta fact: for 100,000 facts, that probability is about 10^-19. */
const TOKEN_BYTES = 12;

/** Returns the hash by which a lexeme of encrypted texts is found, as base64url. */
export const hashedLexeme = (key: CipherKey, workspaceId: number, lexeme: string): string =>
  key.hash('lexeme', String(workspaceId), lexeme).subarray(0, LEXEME_BYTES).toString('base64url');

/** Returns the hashes by which an encrypted meta is found, and the one by which turns of one conversation know each other. */
export function metaTokens(key: CipherKey, workspaceId: number, metaJson: string): string[] {
  const tokens = metaFacts(metaJson).map((fact) => metaToken(key, workspaceId, fact));
  const conversation = conversationIn(metaJson);
  return conversation === null ? tokens : [...tokens, conversationToken(key, workspaceId, conversation)];
}

/** Returns the hash that names a conversation, as `memory_conversation` in the database expects it. */
export const conversationToken = (key: CipherKey, workspaceId: number, conversation: string): string =>
  `conversation:${metaToken(key, workspaceId, conversation)}`;

/** Returns the hash of a fact of a meta, as base64url. */
export const metaToken = (key: CipherKey, workspaceId: number, fact: string): string =>
  key.hash('meta', String(workspaceId), fact).subarray(0, TOKEN_BYTES).toString('base64url');
