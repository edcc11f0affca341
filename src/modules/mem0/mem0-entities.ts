import { parseJson } from '../../common/json/json-parse.js';
import type { JsonObject } from '../../common/json/json-values.js';
import type { MemoryRecord } from '../memory/records/record.types.js';
import type { Entity } from './mem0.types.js';

/** The types of entities that can be erased, with the fields of the meta that name them. */
export const ENTITY_FIELDS = { user: 'user_id', agent: 'agent_id', run: 'run_id' } as const;

/** Collects the entities that memories name. */
export class EntityCollection {
  private readonly entities = new Map<string, Entity>();

  add({ metaJson, createdAt, updatedAt }: Pick<MemoryRecord, 'metaJson' | 'createdAt' | 'updatedAt'>): void {
    const meta = parseJson(metaJson) as JsonObject;
    for (const [type, field] of Object.entries(ENTITY_FIELDS)) {
      const name = meta[field];
      if ((typeof name !== 'string' && typeof name !== 'number') || name === '') continue;
      const key = `${type} ${name}`;
      const known = this.entities.get(key);
      this.entities.set(key, {
        type,
        name: String(name),
        memories: (known?.memories ?? 0) + 1,
        createdAt: known && known.createdAt < createdAt ? known.createdAt : createdAt,
        updatedAt: known && known.updatedAt > updatedAt ? known.updatedAt : updatedAt,
      });
    }
  }

  /** The entities: users, agents and then runs, each by the number of its memories. */
  get all(): Entity[] {
    const types = Object.keys(ENTITY_FIELDS);
    return [...this.entities.values()].sort(
      (a, b) => types.indexOf(a.type) - types.indexOf(b.type) || b.memories - a.memories || (a.name < b.name ? -1 : 1),
    );
  }
}
