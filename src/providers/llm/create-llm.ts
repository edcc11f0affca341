import type { AppConfig } from '../../config/config.js';
import { Llm } from './llm.js';

/** Creates the client of the configured language model; null if the local rules decide. The caller has to close it. */
export const createLlm = ({ llm, openai }: AppConfig): Llm | null =>
  llm.provider === 'openai' ? new Llm({ ...openai, model: llm.model }) : null;
