import type { AppConfig } from '../../config/config.js';
import { Llm } from './llm.js';

/** Creates the client of the configured language model; null if the local rules decide. The caller has to close it. */
export const createLlm = ({ llm: { provider, ...options }, openai }: AppConfig): Llm | null =>
  provider === 'openai' ? new Llm({ ...openai, ...options }) : null;
