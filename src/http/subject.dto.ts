import { isJsonObject } from '../common/json/json-values.js';
import { conflictIn, type Subject } from '../common/subject.js';
import { ModelRule } from './dto.js';
import { type Location, type Refusal, refuseValue } from './field-readers.js';
import { StringField } from './fields.js';

const PARAMETER = { optional: true, minLength: 1, maxLength: 256 } as const;
const NAME = { ...PARAMETER, nullable: true } as const;

/** Refuses a subject that the meta beside it names another way. */
export function conflictOfSubject(subject: Subject & { meta?: unknown }, loc: Location): Refusal | undefined {
  const key = isJsonObject(subject.meta) ? conflictIn(subject.meta, subject) : undefined;
  return key && refuseValue([...loc, key], `meta.${key} is another one`, subject[key]);
}

/** The subject of memories, as fields of a request. They stand in `meta` under the same names; another value there is refused. */
@ModelRule<SubjectFields & { meta?: unknown }>(conflictOfSubject)
export class SubjectFields implements Subject {
  @StringField({ ...NAME, description: 'The user that it belongs to: `user_id` of its meta.', examples: ['ana'] })
  user_id?: string | null;

  @StringField({ ...NAME, description: 'The agent that it belongs to: `agent_id` of its meta.', examples: ['travel'] })
  agent_id?: string | null;

  @StringField({ ...NAME, description: 'The run that it belongs to: `run_id` of its meta.', examples: ['run-7'] })
  run_id?: string | null;
}

/** The subject of memories as query parameters. */
export class SubjectQuery implements Subject {
  @StringField({ ...PARAMETER, description: 'Only memories of this user.' })
  user_id?: string;

  @StringField({ ...PARAMETER, description: 'Only memories of this agent.' })
  agent_id?: string;

  @StringField({ ...PARAMETER, description: 'Only memories of this run.' })
  run_id?: string;
}
