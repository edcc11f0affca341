import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { DecryptionError } from '../../database/encryption/keyring.js';
import { notExpired } from '../../database/expiry.js';
import { MemoryEncryption } from '../memory/records/memory-encryption.js';

/** The text of a memory. */
export interface MemoryText {
  readonly text: string;
  /** JSON text. */
  readonly metaJson: string;
}

/** Reads the texts of memories for webhooks that ask for them. */
@Injectable()
export class MemoryTextRepository {
  constructor(
    private readonly database: Database,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Returns the present text of a memory; undefined if it is gone, or cannot be decrypted. */
  async find(workspaceId: number, id: number): Promise<MemoryText | undefined> {
    const [row] = await this.database.query<MemoryText>('find_memory_text', FIND, [workspaceId, id]);
    try {
      return row && this.encryption.decrypt(workspaceId, id, row);
    } catch (error) {
      if (error instanceof DecryptionError) return undefined;
      throw error;
    }
  }
}

const FIND = `
SELECT text, meta::text AS "metaJson" FROM memories m
WHERE m.workspace_id = $1 AND m.id = $2 AND ${notExpired('m')}`;
