import { Injectable } from '@nestjs/common';
import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { Queries } from '../../../common/queries.js';
import type { CipherKey } from '../../../database/encryption/cipher-key.js';
import { memoryContext } from '../../../database/encryption/encryption-context.js';
import { Keyring } from '../../../database/encryption/keyring.js';
import type { MemoryFilter } from './memory-filter.js';
import { metaFact, metaFacts } from './meta-tokens.js';

/** A text of a memory. */
export interface MemoryText {
  /** Of the memory; null where it is not known yet, which it only need be where texts are encrypted. */
  readonly id: number | null;
  readonly text: string;
  /** SHA-256 of its exact form. */
  readonly textHash: Buffer;
}

/** The columns that a text becomes. */
export interface TextColumns {
  readonly text: string;
  readonly textHash: Buffer;
  /** What an encrypted text is found by and how long it is, in code points; null of a plain one, from which the database reads it. */
  readonly lexemes: readonly string[] | null;
  readonly textLength: number | null;
}

/** Columns of texts as they are read, of a memory or of what it was. */
interface ContentColumns {
  readonly text?: string;
  readonly metaJson?: string;
  readonly rawText?: string;
}

/** Bytes of the hash of a word, and of a value of meta: 1 in 10^17 that any two of a hundred thousand are one. */
const LEXEME_BYTES = 9;
const TOKEN_BYTES = 12;

/**
 * How the words of memories are kept: the one way into the database and out of it. A revision is a copy of what the memory was, so it is
 * encrypted as the memory's own. Where no key is set, everything is as it is.
 */
@Injectable()
export class MemoryEncryption {
  constructor(private readonly keyring: Keyring) {}

  /** Whether the database may hold what it cannot read itself. */
  get isEnabled(): boolean {
    return this.keyring.isEnabled;
  }

  /** The id of the memory that is inserted next, where its texts are encrypted for it. */
  async nextId(db: Queries): Promise<number | null> {
    if (!this.keyring.current) return null;
    const [row] = await db.query<{ id: number }>('next_memory_id', NEXT_ID, []);
    return row!.id;
  }

  async encryptText(db: Queries, workspaceId: number, text: MemoryText): Promise<TextColumns> {
    const [kept] = await this.encryptTexts(db, workspaceId, [text]);
    return kept as TextColumns;
  }

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

  /** The text alone, for a revision. */
  encryptTextAlone(workspaceId: number, id: number | null, text: string): string {
    return this.keyring.encrypt(memoryContext(workspaceId, id, 'text'), text);
  }

  encryptMeta(workspaceId: number, id: number | null, metaJson: string): string {
    const { current } = this.keyring;
    const tokens = current ? metaFacts(metaJson).map((fact) => token(current, workspaceId, fact)) : [];
    return this.keyring.encryptJson(memoryContext(workspaceId, id, 'meta'), metaJson, tokens);
  }

  encryptRawText(workspaceId: number, id: number | null, rawText: string): string {
    return this.keyring.encrypt(memoryContext(workspaceId, id, 'temporal'), rawText);
  }

  /**
   * A text that is another memory's as well, while two processes did not know of each other: a hash that nothing else has. Whoever looks
   * for the text finds the other one.
   */
  uniqueHash(workspaceId: number, id: number, textHash: Buffer): Buffer {
    return this.keyring.keys[0]!.hash('text hash', `${workspaceId} ${id}`, textHash);
  }

  /** @throws DecryptionError */
  decryptText(workspaceId: number, id: number, text: string): string {
    return this.keyring.decrypt(memoryContext(workspaceId, id, 'text'), text);
  }

  /**
   * A row with its texts as they were given.
   * @throws DecryptionError
   */
  decrypt<Row extends ContentColumns>(workspaceId: number, id: number, row: Row): Row {
    const { text, metaJson, rawText } = row;
    return {
      ...row,
      ...(text !== undefined && { text: this.decryptText(workspaceId, id, text) }),
      ...(metaJson !== undefined && { metaJson: this.decryptMeta(workspaceId, id, metaJson) }),
      ...(rawText !== undefined && { rawText: this.keyring.decrypt(memoryContext(workspaceId, id, 'temporal'), rawText) }),
    };
  }

  /**
   * Meta as callers get it (`SHOWN_META`): of an encrypted one, that has put `temporal` at the end of the list.
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

  /** Hashes that a text may be kept by, the plain one among them. */
  hashesOf(workspaceId: number, textHash: Buffer): Buffer[] {
    return [...this.keyring.keys.map((key) => key.hash('text hash', String(workspaceId), textHash)), textHash];
  }

  /** Forms that a word may be kept in, the plain one among them. */
  formsOf(workspaceId: number, lexeme: string): string[] {
    return [...this.keyring.keys.map((key) => hashedLexeme(key, workspaceId, lexeme)), lexeme];
  }

  /** The same filter, with what its meta has to be found by where that is encrypted. */
  filterOf(workspaceId: number, filter: MemoryFilter): MemoryFilter {
    const { meta } = filter;
    if (!this.isEnabled || !meta) return filter;
    const tokensOf = (path: readonly string[], value: string) =>
      this.keyring.keys.map((key) => token(key, workspaceId, metaFact(path, value)));
    return {
      ...filter,
      meta: meta.map(({ path, values }) => ({ path, values, tokens: values.flatMap((value) => tokensOf(path, value)) })),
    };
  }

  /** The words of texts, as the database would read them. It is shown the texts for that, and keeps nothing of them. */
  private async lexemesOf(db: Queries, texts: readonly MemoryText[]): Promise<string[][]> {
    const rows = await db.query<{ lexemes: string[] }>('lexemes_of_texts', LEXEMES, [texts.map(({ text }) => text)]);
    return rows.map(({ lexemes }) => lexemes);
  }
}

const NEXT_ID = `SELECT nextval('memories_id_seq') AS id`;

const LEXEMES = `SELECT tsvector_to_array(memory_lexemes(text)) AS lexemes
  FROM unnest($1::text[]) WITH ORDINALITY AS t (text, number) ORDER BY number`;

const hashedLexeme = (key: CipherKey, workspaceId: number, lexeme: string): string =>
  key.hash('lexeme', String(workspaceId), lexeme).subarray(0, LEXEME_BYTES).toString('base64url');

const token = (key: CipherKey, workspaceId: number, fact: string): string =>
  key.hash('meta', String(workspaceId), fact).subarray(0, TOKEN_BYTES).toString('base64url');
