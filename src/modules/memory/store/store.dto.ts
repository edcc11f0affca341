import { BoolField, EnumField, ObjectField, StringField } from '../../../http/fields.js';
import { MemoryFields } from '../../../http/lifetime.dto.js';
import { MODES, type StoreMode } from './submission.types.js';

export class StoreMemoryRequest extends MemoryFields {
  @StringField({ minLength: 1, maxLength: 10_000, description: 'What was learnt.', examples: ['Client prefers async standups'] })
  text: string;

  @ObjectField({
    optional: true,
    nullable: true,
    description: 'Anything; it comes back with the memory.',
    examples: [{ source: 'slack' }],
  })
  meta?: Record<string, unknown> | null;

  @BoolField({
    optional: true,
    nullable: true,
    description:
      'Answer with the reason for what became of it, in `dedup.reason`, and with what was cut out and what it was compared ' +
      'with, in `explain`.',
  })
  explain?: boolean | null;

  @EnumField(MODES, {
    optional: true,
    nullable: true,
    description:
      '`smart` (as without it): the text may update or be merged into an earlier memory, or be said by one already. ' +
      '`verbatim`: nothing is changed, only the very same text is not stored again.',
    examples: ['smart'],
  })
  mode?: StoreMode | null;

  @StringField({
    optional: true,
    nullable: true,
    minLength: 1,
    maxLength: 256,
    description:
      'Your own id of the memory, unique in its scope. Stored again, it gets the new text. It is compared with no other ' +
      'memory.',
    examples: ['note-17'],
  })
  external_id?: string | null;
}
