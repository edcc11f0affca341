// A memory for LangChain.js chains. It needs `npm install @langchain/core`, and is used in langchain.js.
import { BaseMemory, getInputValue } from '@langchain/core/memory';
import { keep, promptOf } from './mnemonest.js';

/** @typedef {import('./mnemonest.js').Mnemonest} Mnemonest */

/** Gives a chain what fits its input as `memory`, and keeps what the input said. */
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
    const { memories } = await this.memory.retrieve(getInputValue(values, this.inputKey), { top_k: this.topK });
    return { memory: promptOf(memories) };
  }

  /** @param {Record<string, any>} values */
  async saveContext(values) {
    await keep(this.memory, getInputValue(values, this.inputKey), 'langchain');
  }
}
