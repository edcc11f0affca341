import { ForbidExtra } from './dto.js';
import { IntField, StringField } from './fields.js';

/** The query parameters of a list that is answered in pages. */
@ForbidExtra()
export class PageQuery {
  @IntField({ ge: 1, le: 100, default: 50, description: 'Most items of a page.' })
  limit: number;

  @StringField({
    optional: true,
    maxLength: 200,
    description: 'The `next_cursor` of the page before, asked for in the same way.',
  })
  cursor?: string;
}
