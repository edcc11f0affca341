import { isDuplicateText } from './duplicate-text.js';

const errorWith = (fields: object) => ({ driverError: { code: '23505', ...fields } });
const violating = (index: string) => `duplicate key value violates unique constraint "${index}"`;

describe('isDuplicateText', () => {
  it.each([
    ['of PostgreSQL', errorWith({ table: 'memories_3', message: violating('memories_3_workspace_id_scope_text_hash_idx') })],
    ['of a worker of Citus', errorWith({ message: violating('memories_3_workspace_id_scope_text_hash_idx_102034') })],
    ['outside of TypeORM', { code: '23505', table: 'memories_11' }],
  ])('is true for the violation %s', (_of, error) => {
    expect(isDuplicateText(error)).toBe(true);
  });

  it.each([
    ['another table', errorWith({ table: 'webhooks', message: violating('webhooks_pkey') })],
    ['another table on a worker', errorWith({ message: violating('memory_links_pkey_102034') })],
    ['another error', { code: '23503', table: 'memories_3', message: 'a key of memories_3_embedding_model_id_fkey' }],
    ['no error of a database', new Error('memories_3_ is full')],
  ])('is false for %s', (_for, error) => {
    expect(isDuplicateText(error)).toBe(false);
  });
});
