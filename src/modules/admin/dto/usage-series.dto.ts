import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { refuseValue } from '../../../http/field-readers.js';
import { EnumField, IntField, IsoDateTimeField } from '../../../http/fields.js';

const MAX_DAYS = 366;
const DAY_MS = 86_400_000;

/** The query parameters of a series of counts. */
@ForbidExtra()
@ModelRule<UsageSeriesQuery>((query, loc, input) => {
  const [from, to] = rangeOf(query, new Date());
  if (from > to) return refuseValue([...loc, 'from'], 'from must not be later than to', input);
  return to.getTime() - from.getTime() < MAX_DAYS * DAY_MS
    ? undefined
    : refuseValue([...loc, 'from'], `at most ${MAX_DAYS} days`, input);
})
export class UsageSeriesQuery {
  @IsoDateTimeField({ optional: true, description: 'The first day, of UTC; 29 days before the last one if absent.' })
  from?: Date;

  @IsoDateTimeField({ optional: true, description: 'The last day, of UTC; today if absent.' })
  to?: Date;

  @EnumField(['day', 'key'], { default: 'day', description: 'A row for each day, or for each key.' })
  by: 'day' | 'key';

  @IntField({ optional: true, ge: 1, le: 2_147_483_647, description: 'Only the calls with this key.' })
  api_key_id?: number;
}

/** Returns the first and the last moment that a series is about, as days. */
export function rangeOf({ from, to }: Pick<UsageSeriesQuery, 'from' | 'to'>, now: Date): [Date, Date] {
  const last = to ?? now;
  return [from ?? new Date(last.getTime() - 29 * DAY_MS), last];
}
