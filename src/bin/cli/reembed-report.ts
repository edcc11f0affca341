import type { toReembeddingResponse } from '../../modules/admin/reembedding.mapper.js';
import type { Json } from './report.js';
import { aligned } from './text-table.js';

export type Reembedding = Json<ReturnType<typeof toReembeddingResponse>>;

/** Formats the progress of a re-embedding, and the settings to change, for people. */
export const reembeddingLines = (run: Reembedding): string[] => [
  ...aligned([
    ['re-embedding', `${run.id}, ${run.state}`],
    ['from', modelOf(run.from)],
    ['to', modelOf(run.to)],
    ['memories', `${run.memories_done} of ${run.memories_total} embedded, ${run.memories_cleared} old vectors removed`],
    ['workspaces', `${run.workspaces_left} still on the old vectors`],
    ...(run.memories_per_second === null ? [] : [['memories a second', run.memories_per_second] as const]),
    ...(run.problem === null ? [] : [['waiting', run.problem] as const]),
  ]),
  '',
  run.state === 'done' || run.state === 'abandoned'
    ? 'Start the service from now on with:'
    : 'Once it is done, start the service with:',
  ...Object.entries(run.variables).map(([name, value]) => `  ${name}=${value}`),
];

const modelOf = ({ provider, model, dimensions }: Reembedding['to']) => `${model} (${provider}, ${dimensions} dimensions)`;
