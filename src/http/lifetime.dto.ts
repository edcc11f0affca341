import { type Lifetime, lifetimeProblem, MAX_TTL_SECONDS } from '../common/lifetime.js';
import { ModelRule } from './dto.js';
import { type Location, type Refusal, refuseValue } from './field-readers.js';
import { IntField, IsoDateTimeField } from './fields.js';
import { conflictOfSubject, SubjectFields } from './subject.dto.js';

/** The options of the fields of a life time. */
export const EXPIRES_AT = {
  optional: true,
  nullable: true,
  description: 'When it is to be forgotten, for good; a moment that is yet to come. Null for never.',
  examples: ['2030-01-31T00:00:00Z'],
};
export const TTL_SECONDS = {
  optional: true,
  nullable: true,
  ge: 1,
  le: MAX_TTL_SECONDS,
  description: 'The same in seconds from now, at most ten years; one of the two.',
  examples: [3600],
};

/** Refuses a life time that breaks a rule. */
export function refuseLifetime(lifetime: Lifetime, loc: Location): Refusal | undefined {
  const [field, problem] = lifetimeProblem(lifetime, new Date()) ?? [];
  return field && problem ? refuseValue([...loc, field], problem, lifetime[field]) : undefined;
}

/** The subject and the life time of memories, as fields of a request. */
@ModelRule<MemoryFields & { meta?: unknown }>((dto, loc) => conflictOfSubject(dto, loc) ?? refuseLifetime(dto, loc))
export class MemoryFields extends SubjectFields implements Lifetime {
  @IsoDateTimeField(EXPIRES_AT)
  expires_at?: Date | null;

  @IntField(TTL_SECONDS)
  ttl_seconds?: number | null;
}
