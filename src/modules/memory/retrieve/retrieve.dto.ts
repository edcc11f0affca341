import { BoolField, FloatField, IntField, IsoDateTimeField, StringField } from '../../../http/fields.js';
import { SubjectFields } from '../../../http/subject.dto.js';
import { FilterField } from '../records/filter.dto.js';
import type { FilterNode } from '../records/filter-node.js';

export class RetrieveMemoriesRequest extends SubjectFields {
  @StringField({
    minLength: 1,
    maxLength: 1_000,
    description: 'What to look for, in plain words.',
    examples: ['standup preferences'],
  })
  query: string;

  @IntField({ ge: 1, le: 50, default: 5, description: 'Most memories to return.' })
  top_k: number;

  @FloatField({ ge: 0, le: 1, default: 0.35, description: 'Smallest similarity of a memory that is returned.' })
  min_score: number;

  @FilterField('Looks only among the memories that meet all of it.')
  filter?: FilterNode | null;

  @BoolField({ default: false, nullable: true, description: 'Whether each memory says what its score is made of.' })
  explain: boolean;

  @IsoDateTimeField({
    optional: true,
    nullable: true,
    description:
      'Looks at the memories as they were at this moment, and scores them as it would have been done then. What was deleted ' +
      'since is gone. Not counted as a use.',
    examples: [null],
  })
  as_of?: Date | null;
}
