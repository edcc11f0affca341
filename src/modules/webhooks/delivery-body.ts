import { render } from '../../common/json/json-render.js';
import { RawJson } from '../../common/json/json-values.js';
import { wireEventId } from './event-id.js';
import type { MemoryText } from './memory-text.repository.js';
import type { DueEvent } from './webhook.types.js';

/** The types of events that are about one memory, whose text a webhook can ask for. A deleted memory has none. */
const WITH_TEXT = ['memory.stored', 'memory.updated'];

/** Returns the id of the memory whose text belongs to an event; undefined if there is none. */
export const memoryOf = ({ type, payload }: DueEvent): number | undefined =>
  WITH_TEXT.includes(type) && typeof payload['memory_id'] === 'number' ? payload['memory_id'] : undefined;

/**
 * Returns the body with which an event is delivered.
 * @param memory its text, for a webhook that asks for it; null if the memory is gone, undefined without text
 */
export function deliveryBody(event: DueEvent, memory: MemoryText | null | undefined): string {
  const { workspaceId, type, createdAt, payload } = event;
  const texts = memory ? { text: memory.text, meta: new RawJson(memory.metaJson) } : { text: null, meta: null };
  return render({
    event_id: wireEventId(event),
    event_type: type,
    workspace_id: workspaceId,
    created_at: createdAt,
    payload: memory === undefined ? payload : { ...payload, ...texts },
  });
}
