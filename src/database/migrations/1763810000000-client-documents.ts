import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the clients of OAuth that are known by the address of a document. */
export class ClientDocuments1763810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLIENT_DOCUMENTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// fresh_until: the time until which the copy of the document is used without reading it again; null: the client has registered.
const CLIENT_DOCUMENTS = `
ALTER TABLE oauth_clients ADD COLUMN fresh_until timestamptz;
`;
