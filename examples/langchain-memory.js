// A memory for LangChain.js chains, used in langchain.js. It needs `npm install @langchain/core`.
import { BaseMemory, getInputValue } from '@langchain/core/memory';
import { orWithout, promptOf, storeMessage } from './mnemonest.js';

/** @typedef {import('./mnemonest.js').Mnemonest} Mnemonest */

/** Passes the memories that fit the input to a chain as `memory`, and stores the input. */
export class MnemonestMemory extends BaseMemory {
  /**
   * @param {Mnemonest} memory
   * @param {{ inputKey?: string, topK?: number }} [options]
   */
  constructor(memory, { inputKey = 'input', topK = 5 } = {}) {
    super();
    this.memory = memory;
    this.inputKey = inputKey;
    this.topK = topK;
  }

  get memoryKeys() {
    return ['memory'];
  }

  /** @param {Record<string, any>} values */
  async loadMemoryVariables(values) {
    const query = getInputValue(values, this.inputKey);
    const { memories } = await orWithout(this.memory.retrieve(query, { top_k: this.topK }), { memories: [] });
    return { memory: promptOf(memories) };
  }

  /** @param {Record<string, any>} values */
  async saveContext(values) {
    await storeMessage(this.memory, getInputValue(values, this.inputKey), 'langchain');
  }
}
