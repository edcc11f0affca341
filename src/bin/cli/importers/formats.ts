import { BASIC_MEMORY } from './basic-memory.js';
import { CHATGPT } from './chatgpt.js';
import { CLAUDE } from './claude.js';
import { CLAUDE_MEM } from './claude-mem.js';
import type { Format } from './format.js';
import { HINDSIGHT } from './hindsight.js';
import { MEM0 } from './mem0.js';
import { SUPERMEMORY } from './supermemory.js';
import { ZEP } from './zep.js';

/** The exports that `mnemonest import --from` reads, by its value. */
export const FORMATS: Readonly<Record<string, Format>> = {
  chatgpt: CHATGPT,
  claude: CLAUDE,
  mem0: MEM0,
  zep: ZEP,
  supermemory: SUPERMEMORY,
  hindsight: HINDSIGHT,
  'claude-mem': CLAUDE_MEM,
  'basic-memory': BASIC_MEMORY,
};
