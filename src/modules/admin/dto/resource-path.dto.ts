import { IntField } from '../../../http/fields.js';

/** The path of one account, key or workspace. */
export class ResourcePath {
  @IntField({ ge: 1, le: 2_147_483_647 })
  id: number;
}
