import type { toPlanResponse } from '../../modules/admin/admin.mapper.js';
import { nextPageLines } from './paging.js';
import type { Json } from './report.js';
import { aligned, quoted, table } from './text-table.js';

type Plan = Json<ReturnType<typeof toPlanResponse>>;

/** Formats all plans for people. */
export const planTable = ({ plans, ...page }: { plans: Plan[]; next_cursor: string | null }): string[] => [
  ...table(
    ['plan', 'requests a minute', 'burst', 'writes a month', 'retrieves a month', 'name'],
    plans.map((plan) => [
      plan.code,
      plan.rpm_limit,
      plan.burst_limit,
      plan.memory_write_limit ?? NO_QUOTA,
      plan.memory_retrieve_limit ?? NO_QUOTA,
      quoted(plan.name),
    ]),
  ),
  ...nextPageLines(page),
];

/** Formats one plan for people. */
export const planLines = (plan: Plan): string[] =>
  aligned([
    ['plan', `${plan.code} ${quoted(plan.name)}`],
    ['requests a minute', plan.rpm_limit],
    ['burst', plan.burst_limit],
    ['writes a month', plan.memory_write_limit ?? NO_QUOTA],
    ['retrieves a month', plan.memory_retrieve_limit ?? NO_QUOTA],
    ...(plan.max_keys === null ? [] : [['keys', plan.max_keys] as const]),
  ]);

const NO_QUOTA = 'no quota';
