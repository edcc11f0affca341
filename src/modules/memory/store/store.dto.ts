import { BoolField, ObjectField, StringField } from '../../../http/fields.js';
import { SubjectFields } from '../../../http/subject.dto.js';

export class StoreMemoryRequest extends SubjectFields {
  @StringField({ minLength: 1, maxLength: 10_000, description: 'What was learnt.', examples: ['Client prefers async standups'] })
  text: string;

  @ObjectField({
    optional: true,
    nullable: true,
    description: 'Anything; it comes back with the memory.',
    examples: [{ source: 'slack' }],
  })
  meta?: Record<string, unknown> | null;

  @BoolField({ optional: true, description: 'Answer with the reason for what became of it, in `dedup.reason`.' })
  explain?: boolean;
}
