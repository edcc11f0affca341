import { IntField } from '../../../http/fields.js';

/** The path parameters of an account, a key or a workspace. */
export class ResourcePath {
  @IntField({ ge: 1, le: 2_147_483_647 })
  id: number;
}
