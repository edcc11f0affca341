import { IntField } from '../../../http/fields.js';

export class ResourcePath {
  @IntField({ ge: 1, le: 2_147_483_647 })
  id: number;
}
