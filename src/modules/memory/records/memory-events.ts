import { outboxInsert } from '../../../database/outbox.js';

/**
 * SQL: the CTEs that record an outbox event for each of the memories that a statement wrote. $1 is the workspace.
 * @param source a relation with the ids of the memories
 * @param type the type of the events
 * @param what the key and the value of the payload that say what was done, such as `'action', 'stored_new'`
 * @param key the parameter with the id of the API key; null for none
 * @param request the parameter with the id of the request
 * @param at the parameter with its time
 */
export const memoryEvents = (
  source: string,
  type: 'memory.stored' | 'memory.updated' | 'memory.deleted',
  what: string,
  key: string,
  request: string,
  at: string,
): string =>
  outboxInsert(`
  SELECT $1::integer, '${type}', jsonb_build_object('memory_id', source.id, 'api_key_id', ${key}::integer,
    'request_id', ${request}::text, ${what}), ${at}::timestamptz
  FROM ${source} AS source`);
