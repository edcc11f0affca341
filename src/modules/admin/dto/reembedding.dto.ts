import { IsOptional, Matches } from 'class-validator';
import { ForbidExtra } from '../../../http/dto.js';
import { EnumField, IntField, StringField } from '../../../http/fields.js';

/**
 * The model to embed with. An absent field has its current value, or the default of the model; an empty body embeds
 * everything again with the current model.
 */
@ForbidExtra()
export class StartReembeddingRequest {
  @EnumField(['local', 'openai'], {
    optional: true,
    nullable: true,
    description: '`local`: all-MiniLM-L6-v2 or the model of a directory, on this machine; `openai`: the API at OPENAI_BASE_URL.',
    examples: ['openai'],
  })
  provider?: 'local' | 'openai' | null;

  @StringField({
    optional: true,
    nullable: true,
    minLength: 1,
    maxLength: 200,
    description: 'What to embed with.',
    examples: ['text-embedding-3-small'],
  })
  @IsOptional()
  @Matches(/^[\w./:@-]+$/, { message: 'a model name is made of letters, digits and . / : @ - _' })
  model?: string | null;

  @StringField({
    optional: true,
    nullable: true,
    minLength: 1,
    maxLength: 4000,
    description:
      'Absolute path of the directory of a local model, which every process of the service must have at this path. ' +
      '`model` is then its name, by default that of the directory.',
    examples: ['/models/bge-small-en-v1.5'],
  })
  directory?: string | null;

  @IntField({
    optional: true,
    nullable: true,
    ge: 1,
    le: 4000,
    description: 'Numbers in a vector. Needed for a model that is not known here.',
    examples: [1536],
  })
  dimensions?: number | null;
}
