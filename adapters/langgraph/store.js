// A store for LangGraph.js: `graph.compile({ store: new MnemonestStore(client) })`. It needs the package
// `@langchain/langgraph-checkpoint`.
import { createHash } from 'node:crypto';
import { BaseStore } from '@langchain/langgraph-checkpoint';
import { distinctNamespaces, fits } from './namespaces.js';

/** @typedef {import('../../sdk/typescript/src/mnemonest.js').Mnemonest} Mnemonest */
/** @typedef {import('../../sdk/typescript/src/mnemonest.js').Memory} Memory */
/** @typedef {import('../../sdk/typescript/src/mnemonest.js').RetrieveFilter} RetrieveFilter */
/** @typedef {import('@langchain/langgraph-checkpoint').Item} Item */
/** @typedef {import('@langchain/langgraph-checkpoint').SearchItem} SearchItem */
/** @typedef {import('@langchain/langgraph-checkpoint').Operation} Operation */
/** @typedef {import('@langchain/langgraph-checkpoint').PutOperation} PutOperation */
/** @typedef {import('@langchain/langgraph-checkpoint').SearchOperation} SearchOperation */
/** @typedef {import('@langchain/langgraph-checkpoint').ListNamespacesOperation} ListNamespacesOperation */
/** @typedef {{ namespace: string[], paths: string[], key: string, value: Record<string, any>, indexed: boolean }} Stored */

/** Stands between the labels of a namespace, in which no label has it. */
const BETWEEN = '\u001f';
/** Key of the meta with what the store keeps of an item. */
const KEPT = 'langgraph';
/** The most memories that one retrieve returns, and one page of a list. */
const MOST_HITS = 50;
const PAGE = 100;
/** The most characters of the text that an item is found by, below the limit of a memory. */
const LONGEST_TEXT = 9_000;
/** The most calls at a time. */
const AT_ONCE = 4;
const LONGEST_ID = 200;
const OPERATORS = { $eq: 'eq', $ne: 'ne', $gt: 'gt', $gte: 'gte', $lt: 'lt', $lte: 'lte' };

/**
 * Keeps the items of a LangGraph store as memories, each as it is (`mode: verbatim`) and under its namespace and key
 * (`external_id`). Items are what was put, but for secrets in them, which are cut out as those of any memory.
 */
export class MnemonestStore extends BaseStore {
  /**
   * @param {Mnemonest} client
   * @param {{ userIdOf?: (namespace: string[]) => string | undefined }} [options] `userIdOf` tells whose an item is, so that it
   *   can be found and erased by `user_id`, too: `([, user]) => user` for namespaces such as `['memories', 'ana']`
   */
  constructor(client, { userIdOf = () => undefined } = {}) {
    super();
    this.client = client;
    this.userIdOf = userIdOf;
  }

  /**
   * Reads see the state before the puts of the same batch; of several puts of a key, the last one counts.
   * @template {readonly Operation[]} Op
   * @param {Op} operations
   * @returns {Promise<any>}
   */
  async batch(operations) {
    const results = await inTurns(operations, (operation) => this.#read(operation));
    const puts = new Map(
      operations.flatMap((operation) =>
        'value' in operation && 'key' in operation
          ? [[idOf(operation.namespace, operation.key), /** @type {PutOperation} */ (operation)]]
          : [],
      ),
    );
    await inTurns([...puts.values()], (put) => this.#put(put));
    return results;
  }

  /** @param {Operation} operation */
  async #read(operation) {
    if ('namespacePrefix' in operation) return this.#search(operation);
    if ('value' in operation) return undefined;
    if ('key' in operation) return itemOf(await this.#memory(operation.namespace, operation.key));
    return this.#listNamespaces(/** @type {ListNamespacesOperation} */ (operation));
  }

  /**
   * @param {string[]} namespace
   * @param {string} key
   */
  async #memory(namespace, key) {
    const { memories } = await this.client.memory.list({ external_id: idOf(namespace, key), limit: 1 });
    return memories[0];
  }

  /** @param {PutOperation} operation */
  async #put({ namespace, key, value, index }) {
    if (value === null) {
      const memory = await this.#memory(namespace, key);
      if (memory) await this.client.memory.delete(memory.id);
      return;
    }
    /** @type {Stored} */
    const kept = { namespace, paths: pathsOf(namespace), key, value, indexed: index !== false };
    const userId = this.userIdOf(namespace);
    await this.client.memory.store({
      text: textOf(key, value, index),
      meta: { [KEPT]: kept },
      external_id: idOf(namespace, key),
      mode: 'verbatim',
      ...(userId !== undefined && { user_id: userId }),
    });
  }

  /**
   * @param {SearchOperation} operation
   * @returns {Promise<SearchItem[]>}
   */
  async #search({ namespacePrefix, filter = {}, limit = 10, offset = 0, query }) {
    const conditions = [...prefixConditions(namespacePrefix), ...Object.entries(filter).map(condition)];
    if (query) {
      const and = [...conditions, { [`meta.${KEPT}.indexed`]: true }];
      const top_k = Math.min(MOST_HITS, offset + limit);
      const { memories } = await this.client.memory.retrieve({ query, top_k, min_score: 0, filter: { and } });
      const items = await inTurns(memories.slice(offset), async ({ id, score }) => {
        const item = itemOf(await this.client.memory.get(id));
        return item ? [{ ...item, score }] : [];
      });
      return items.flat();
    }
    /** @type {Item[]} */
    const items = [];
    for await (const memory of this.client.memory.list({ filter: { and: conditions }, limit: pageOf(offset + limit) })) {
      items.push(.../** @type {Item[]} */ ([itemOf(memory)]));
      if (items.length >= offset + limit) break;
    }
    return items.slice(offset);
  }

  /** @param {ListNamespacesOperation} operation */
  async #listNamespaces({ matchConditions = [], maxDepth, limit, offset }) {
    const namespaces = [];
    const filter = { [`meta.${KEPT}.indexed`]: { exists: true } };
    for await (const memory of this.client.memory.list({ filter, limit: PAGE })) {
      const { namespace } = storedOf(memory);
      if (matchConditions.every((each) => fits(namespace, each))) namespaces.push(namespace);
    }
    return distinctNamespaces(namespaces, maxDepth).slice(offset, offset + limit);
  }
}

/** @param {number} count */
const pageOf = (count) => Math.max(1, Math.min(PAGE, count));

/** @param {Memory} memory */
const storedOf = (memory) => /** @type {Stored} */ (memory.meta[KEPT]);

/**
 * @param {Memory | undefined} memory
 * @returns {Item | null}
 */
function itemOf(memory) {
  if (!memory) return null;
  const { namespace, key, value } = storedOf(memory);
  return { namespace, key, value, createdAt: new Date(memory.created_at), updatedAt: new Date(memory.updated_at) };
}

/**
 * Returns the external id of an item: readable where it is short enough.
 * @param {string[]} namespace
 * @param {string} key
 */
function idOf(namespace, key) {
  const id = `langgraph:${JSON.stringify([...namespace, key])}`;
  return id.length <= LONGEST_ID ? id : `langgraph:${createHash('sha256').update(id).digest('hex')}`;
}

/**
 * Returns the namespace and all that it lies in, as texts by which a search finds them.
 * @param {string[]} namespace
 */
const pathsOf = (namespace) => namespace.map((_, index) => namespace.slice(0, index + 1).join(BETWEEN));

/**
 * @param {string[]} prefix
 * @returns {RetrieveFilter[]}
 */
const prefixConditions = (prefix) =>
  prefix.length
    ? [{ [`meta.${KEPT}.paths`]: { contains: prefix.join(BETWEEN) } }]
    : [{ [`meta.${KEPT}.indexed`]: { exists: true } }];

/**
 * Returns a condition on a value: equality, or the operators of LangGraph.
 * @param {[string, any]} filter
 * @returns {RetrieveFilter}
 */
function condition([name, wanted]) {
  const path = /** @type {`meta.${string}`} */ (`meta.${KEPT}.value.${name}`);
  if (typeof wanted !== 'object' || wanted === null) return { [path]: wanted };
  const entries = Object.entries(wanted);
  const operators = entries.map(([operator, value]) => {
    const known = OPERATORS[/** @type {keyof typeof OPERATORS} */ (operator)];
    if (!known) throw new TypeError(`${name}: a filter compares with a value, or by ${Object.keys(OPERATORS).join(', ')}`);
    return [known, value];
  });
  return { [path]: Object.fromEntries(operators) };
}

/**
 * Returns the text that an item is found by: the fields of its index, or all of its value.
 * @param {string} key
 * @param {Record<string, any>} value
 * @param {false | string[] | undefined} index
 */
function textOf(key, value, index) {
  if (index === false) return key;
  const texts = (index ?? Object.keys(value)).flatMap((path) => valuesAt(value, path.replace(/^\$\.?/, '').split('.')));
  return texts.filter(Boolean).join('\n').slice(0, LONGEST_TEXT) || key;
}

/**
 * @param {any} value
 * @param {string[]} path
 * @returns {string[]}
 */
function valuesAt(value, [name = '', ...rest]) {
  if (value === undefined || value === null) return [];
  if (!name) return [typeof value === 'string' ? value : JSON.stringify(value)];
  const [, field = '', place] = /^([^[]*)(?:\[(\*|\d+)\])?$/.exec(name) ?? [];
  const inner = field ? value[field] : value;
  if (place === undefined) return valuesAt(inner, rest);
  if (!Array.isArray(inner)) return [];
  return (place === '*' ? inner : [inner[Number(place)]]).flatMap((each) => valuesAt(each, rest));
}

/**
 * Calls a function for each item, a few at a time, and returns the results in the order of the items.
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>}
 */
async function inTurns(items, work) {
  /** @type {R[]} */
  const results = [];
  for (let start = 0; start < items.length; start += AT_ONCE)
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  return results;
}
