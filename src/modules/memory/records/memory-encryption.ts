import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { Queries } from '../../../common/queries.js';
import type { Principal } from '../../../common/request-context.js';
import { memoryContext } from '../../../database/encryption/encryption-context.js';
import { Keyring } from '../../../database/encryption/keyring.js';
import { storedName } from '../../../text/pii/pii-meta.js';
import { type Condition, mapConditions, type ValueCondition } from './filter-node.js';
import { conversationToken, hashedLexeme, metaToken, metaTokens } from './keyed-hashes.js';
import type { MemoryFilter } from './memory-filter.js';
import { conversationIn, metaFact } from './meta-tokens.js';
import { plainScope, SCOPE_BYTES, scopeOf } from './scope.js';

/** The text of a memory. */
export interface MemoryText {
  /** Id of the memory. May be null if texts are not encrypted. */
  readonly id: number | null;
  readonly text: string;
  /** SHA-256 of the exact form of the text. */
  readonly textHash: Buffer;
}

/** The columns of a text as they are stored. */
export interface TextColumns {
  readonly text: string;
  readonly textHash: Buffer;
  /** Hashed lexemes of an encrypted text; null for a plain one, of which the database computes them. */
  readonly lexemes: readonly string[] | null;
  /** Length of an encrypted text in code points; null for a plain one. */
  readonly textLength: number | null;
}

/** The workspace of a memory, with its scope keys. */
export type ScopeOwner = Pick<Principal, 'workspaceId' | 'scopeKeys'>;

/** The columns of an external id as they are stored. */
export interface ExternalColumns {
  readonly externalId: string | null;
  readonly externalKey: Buffer | null;
}

/** The encrypted columns of a memory or a revision, as far as they were selected. */
interface ContentColumns {
  readonly text?: string;
  readonly metaJson?: string;
  readonly rawText?: string;
  readonly externalId?: string | null;
}

/**
 * Encrypts the texts of memories on their only way into the database, and decrypts them on their only way out. A revision
 * is a copy of its memory's row, so it is encrypted in the same context. Without keys, everything is stored plain.
 */
@Injectable()
export class MemoryEncryption {
  constructor(private readonly keyring: Keyring) {}

  /** True if stored texts may be encrypted, so that the database cannot search in them. */
  get isEnabled(): boolean {
    return this.keyring.isEnabled;
  }

  /** Reserves the id of the next memory, to which its texts are bound. @returns null if texts are not encrypted */
  async nextId(db: Queries): Promise<number | null> {
    if (!this.keyring.current) return null;
    const [row] = await db.query<{ id: number }>('next_memory_id', NEXT_ID, []);
    return row!.id;
  }

  /** Returns the columns of a text. Asks the database for its lexemes if texts are encrypted. */
  async encryptText(db: Queries, workspaceId: number, text: MemoryText): Promise<TextColumns> {
    const [columns] = await this.encryptTexts(db, workspaceId, [text]);
    return columns as TextColumns;
  }

  /** Returns the columns of several texts, in their order; see {@link encryptText}. */
  async encryptTexts(db: Queries, workspaceId: number, texts: readonly MemoryText[]): Promise<TextColumns[]> {
    const { current } = this.keyring;
    const lexemes = current && (await this.lexemesOf(db, texts));
    return texts.map(({ id, text, textHash }, index) => ({
      text: this.encryptTextAlone(workspaceId, id, text),
      textHash: current?.hash('text hash', String(workspaceId), textHash) ?? textHash,
      lexemes: current && lexemes ? lexemes[index]!.map((lexeme) => hashedLexeme(current, workspaceId, lexeme)) : null,
      textLength: current ? [...text].length : null,
    }));
  }

  /** Encrypts a text without its other columns, as for a revision. */
  encryptTextAlone(workspaceId: number, id: number | null, text: string): string {
    return this.keyring.encrypt(memoryContext(workspaceId, id, 'text'), text);
  }

  /** Encrypts a meta, with the tokens by which the database finds it. */
  encryptMeta(workspaceId: number, id: number | null, metaJson: string): string {
    const { current } = this.keyring;
    const tokens = current ? metaTokens(current, workspaceId, metaJson) : [];
    return this.keyring.encryptJson(memoryContext(workspaceId, id, 'meta'), metaJson, tokens);
  }

  /**
   * Returns the name of the conversation that a meta tells, in the form in which `memory_conversation` reads it from a stored
   * meta.
   */
  conversationOf(workspaceId: number, metaJson: string): string | null {
    const { current } = this.keyring;
    const conversation = conversationIn(metaJson);
    return conversation && current ? conversationToken(current, workspaceId, conversation) : conversation;
  }

  /** Returns the scope of a memory with this meta, as it is stored. */
  scopeOf(owner: ScopeOwner, metaJson: string): Buffer {
    return this.scopesOf(owner, metaJson)[0] as Buffer;
  }

  /** Returns the forms in which the scope of a memory with this meta may be stored, the present one first. */
  scopesOf({ workspaceId, scopeKeys }: ScopeOwner, metaJson: string): Buffer[] {
    const scope = scopeOf(metaJson, scopeKeys);
    const plain = plainScope(scope);
    if (scope === '' || !this.isEnabled) return [plain];
    const { current, keys } = this.keyring;
    const hashed = keys.map((key) => key.hash('scope', String(workspaceId), scope).subarray(0, SCOPE_BYTES));
    return current ? [...hashed, plain] : [plain, ...hashed];
  }

  encryptRawText(workspaceId: number, id: number | null, rawText: string): string {
    return this.keyring.encrypt(memoryContext(workspaceId, id, 'temporal'), rawText);
  }

  /**
   * Returns a text hash that no other memory has, for the duplicate of another live memory: two processes with different
   * keys can store one text twice during a rotation. A search for the text finds the other memory.
   */
  uniqueHash(workspaceId: number, id: number, textHash: Buffer): Buffer {
    return this.keyring.keys[0]!.hash('text hash', `${workspaceId} ${id}`, textHash);
  }

  /** @throws DecryptionError */
  decryptText(workspaceId: number, id: number, text: string): string {
    return this.keyring.decrypt(memoryContext(workspaceId, id, 'text'), text);
  }

  /**
   * Returns a row with its texts decrypted.
   * @throws DecryptionError
   */
  decrypt<Row extends ContentColumns>(workspaceId: number, id: number, row: Row): Row {
    const { text, metaJson, rawText, externalId } = row;
    return {
      ...row,
      ...(text !== undefined && { text: this.decryptText(workspaceId, id, text) }),
      ...(metaJson !== undefined && { metaJson: this.decryptMeta(workspaceId, id, metaJson) }),
      ...(rawText !== undefined && { rawText: this.keyring.decrypt(memoryContext(workspaceId, id, 'temporal'), rawText) }),
      ...(typeof externalId === 'string' && {
        externalId: this.keyring.decrypt(memoryContext(workspaceId, id, 'external id'), externalId),
      }),
    };
  }

  /**
   * Decrypts a meta. If `SHOWN_META` selected it, returns the meta that callers get: the database could not add `temporal`
   * to an encrypted object, and appended it to the list of the encrypted text and its tokens instead.
   * @throws DecryptionError
   */
  decryptMeta(workspaceId: number, id: number, metaJson: string): string {
    const own = this.keyring.decryptJson(memoryContext(workspaceId, id, 'meta'), metaJson);
    if (own === metaJson) return metaJson;
    const shown = (JSON.parse(metaJson) as unknown[]).at(-1);
    if (typeof shown !== 'object') return own;
    const meta = parseJson(own) as JsonObject;
    if ('temporal' in meta) meta['temporal_user'] = meta['temporal'];
    return render(Object.assign(meta, shown));
  }

  /** Returns the columns of an external id; nulls for none. */
  encryptExternalId(workspaceId: number, id: number | null, externalId: string | null | undefined): ExternalColumns {
    if (externalId === null || externalId === undefined) return { externalId: null, externalKey: null };
    return {
      externalId: this.keyring.encrypt(memoryContext(workspaceId, id, 'external id'), externalId),
      externalKey: this.externalKeysOf(workspaceId, externalId)[0] as Buffer,
    };
  }

  /** Returns the hashes under which an external id may be stored, the present one first. */
  externalKeysOf(workspaceId: number, externalId: string): Buffer[] {
    const plain = createHash('sha256').update(externalId).digest();
    const { current, keys } = this.keyring;
    const hashed = keys.map((key) => key.hash('external id', String(workspaceId), externalId));
    return current ? [...hashed, plain] : [plain, ...hashed];
  }

  /** Returns the hashes under which a text may be stored: one for each key, and the plain one. */
  hashesOf(workspaceId: number, textHash: Buffer): Buffer[] {
    return [...this.keyring.keys.map((key) => key.hash('text hash', String(workspaceId), textHash)), textHash];
  }

  /** Returns the forms in which a lexeme may be stored: hashed with each key, and plain. */
  formsOf(workspaceId: number, lexeme: string): string[] {
    return [...this.keyring.keys.map((key) => hashedLexeme(key, workspaceId, lexeme)), lexeme];
  }

  /**
   * Returns the filter as stored memories meet it: with names as a store keeps them, the hashes of its external id and, if texts
   * may be encrypted, the tokens of its meta conditions.
   */
  filterOf(workspaceId: number, given: MemoryFilter): MemoryFilter {
    const { externalId } = given;
    const where = given.where && mapConditions(given.where, withStoredName);
    const filter = {
      ...given,
      where,
      ...(externalId !== undefined && { externalKeys: this.externalKeysOf(workspaceId, externalId) }),
    };
    if (!this.isEnabled || !where) return filter;
    const withTokens = (condition: Condition): Condition =>
      condition.kind === 'value' ? this.conditionOf(workspaceId, condition) : condition;
    return { ...filter, where: mapConditions(where, withTokens) };
  }

  /** Returns the condition with the tokens of its values; none if texts are not encrypted. */
  conditionOf(workspaceId: number, condition: ValueCondition): ValueCondition {
    const tokensOf = (value: string) =>
      this.keyring.keys.map((key) => metaToken(key, workspaceId, metaFact(condition.path, value)));
    return { ...condition, tokens: condition.values.flatMap(tokensOf) };
  }

  /** Returns the lexemes of texts. The database computes them, and stores nothing of the texts. */
  private async lexemesOf(db: Queries, texts: readonly MemoryText[]): Promise<string[][]> {
    const rows = await db.query<{ lexemes: string[] }>('lexemes_of_texts', LEXEMES, [texts.map(({ text }) => text)]);
    return rows.map(({ lexemes }) => lexemes);
  }
}

/** Returns the condition that a user is named so, as a store keeps the name. */
function withStoredName(condition: Condition): Condition {
  if (condition.kind !== 'value' || condition.path.length > 1) return condition;
  const stored = (value: string) =>
    value.startsWith('"') ? JSON.stringify(storedName(condition.path[0] as string, JSON.parse(value))) : value;
  return { ...condition, values: condition.values.map(stored) };
}

const NEXT_ID = `SELECT next_id('memories_id_seq') AS id`;

const LEXEMES = `SELECT tsvector_to_array(memory_lexemes(text)) AS lexemes
  FROM unnest($1::text[]) WITH ORDINALITY AS t (text, number) ORDER BY number`;
