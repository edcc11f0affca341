import type { DistributionPlan } from '../../database/distribution/distribution.js';
import { aligned } from './text-table.js';

/** Returns what a distribution has to do, for people. */
export function distributionPlanLines({ workers, distribute, copy, keys, done, shards }: DistributionPlan): string[] {
  if (!distribute.length && !copy.length)
    return [
      `all ${done.length} tables are distributed over ${workers.join(', ')}`,
      ...(keys.length ? [`foreign keys that are still missing: ${keys.join(', ')}`] : []),
    ];
  return [
    `${workers.length} workers: ${workers.join(', ')}`,
    `${shards} shards of each table, by workspace; the tables of accounts, keys and counts stay on the coordinator`,
    ...aligned([
      ['table', 'size'],
      ...copy.map((name): [string, string] => [name, 'copied to every worker']),
      ...distribute.map(({ name, bytes }): [string, string] => [name, megabytes(bytes)]),
    ]),
    ...(done.length ? [`done already: ${done.join(', ')}`] : []),
  ];
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MB`;
