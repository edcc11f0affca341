import type { AppConfig } from '../../config/config.js';
import { Llm } from './llm.js';

/** The language model that `config` asks for; null where the local rules decide. Its owner closes it. */
export const createLlm = ({ llm, openai }: AppConfig): Llm | null =>
  llm.provider === 'openai' ? new Llm({ ...openai, model: llm.model }) : null;
