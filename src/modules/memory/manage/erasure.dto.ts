import { ApiProperty } from '@nestjs/swagger';
import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { refuse, refuseValue } from '../../../http/field-readers.js';
import { BoolField, StringField } from '../../../http/fields.js';
import { type Erasure, SUBJECT_FIELDS, type Subject } from './erasure.service.js';

const ID = { optional: true, nullable: true, minLength: 1, maxLength: 256 } as const;

@ForbidExtra()
@ModelRule<EraseRequest>((request, loc, input) => {
  const [subject, other] = subjectsOf(request);
  if (!subject || other) return refuseValue(loc, `exactly one of ${SUBJECT_FIELDS.join(', ')} is needed`, input);
  if (request.confirm === undefined || request.confirm === null)
    return request.dry_run ? undefined : refuse('missing', [...loc, 'confirm'], 'Field required', input);
  return request.confirm === subject.id
    ? undefined
    : refuseValue([...loc, 'confirm'], `confirm must equal ${subject.field}`, request.confirm);
})
export class EraseRequest {
  @StringField({ ...ID, description: 'Erases what has this `user_id` in its meta.', examples: ['user-42'] })
  user_id?: string | null;

  @StringField({ ...ID, description: 'Erases what has this `agent_id` in its meta.' })
  agent_id?: string | null;

  @StringField({ ...ID, description: 'Erases what has this `run_id` in its meta.' })
  run_id?: string | null;

  @StringField({ ...ID, description: 'The id once more. Required, unless this is a dry run.', examples: ['user-42'] })
  confirm?: string | null;

  @BoolField({ default: false, nullable: true, description: 'Only count what would be erased.' })
  dry_run: boolean;
}

/** The answer of an erasure. */
export class ErasureResponse {
  @ApiProperty({ description: 'Always `ok`.', examples: ['ok'] })
  status: string;

  @ApiProperty({ description: 'Whether it was only counted.' })
  dry_run: boolean;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Memories, live and archived, with all of their revisions.' })
  memories: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Earlier states of memories that are not of this subject any more.' })
  revisions: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Turns of conversations that waited to become memories.' })
  turns: number;
}

/** Returns the subject of a request, which has exactly one. */
export const toSubject = (request: EraseRequest): Subject => subjectsOf(request)[0] as Subject;

const subjectsOf = (request: EraseRequest): Subject[] =>
  SUBJECT_FIELDS.flatMap((field) => {
    const id = request[field];
    return typeof id === 'string' ? [{ field, id }] : [];
  });

/** Returns the answer of an erasure. */
export const toErasureResponse = (erasure: Erasure, dryRun: boolean): ErasureResponse => ({
  status: 'ok',
  dry_run: dryRun,
  ...erasure,
});
