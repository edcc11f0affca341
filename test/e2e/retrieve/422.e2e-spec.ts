import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe('422 of a retrieve', () => {
  const service = useSharedService(embedded);

  it.each([
    [{ filter: { source: 'slack' } }, { type: 'extra_forbidden', loc: ['body', 'filter', 'source'] }],
    [{ filter: { meta: { tags: ['a'] } } }, { type: 'value_error', loc: ['body', 'filter', 'meta'] }],
    [{ filter: { meta: 'slack' } }, { type: 'dict_type', loc: ['body', 'filter', 'meta'] }],
    [{ filter: { categories: [] } }, { type: 'too_short', loc: ['body', 'filter', 'categories'] }],
    [{ filter: { categories: ['no_such_tag'] } }, { type: 'value_error', loc: ['body', 'filter', 'categories'] }],
    [{ filter: { categories: 'preferences' } }, { type: 'list_type', loc: ['body', 'filter', 'categories'] }],
    [
      { filter: { created_after: 'yesterday' } },
      { type: 'datetime_from_date_parsing', loc: ['body', 'filter', 'created_after'] },
    ],
    [{ filter: { 'meta.a': { like: 'x' } } }, { type: 'extra_forbidden', loc: ['body', 'filter', 'meta.a', 'like'] }],
    [{ filter: { or: [{ 'meta.a': [] }] } }, { type: 'value_error', loc: ['body', 'filter', 'or', 0, 'meta.a'] }],
    [{ filter: [] }, { type: 'model_attributes_type', loc: ['body', 'filter'] }],
    [{ explain: 'perhaps' }, { type: 'bool_parsing', loc: ['body', 'explain'] }],
    [{ as_of: 'yesterday' }, { type: 'datetime_from_date_parsing', loc: ['body', 'as_of'] }],
  ])('answers the fields %j', async (fields, item) => {
    const workspace = await newWorkspace(service.url);
    const { status, body } = await workspace.retrieve('deploys', fields as object);
    expect(status).toBe(422);
    expect(body.detail).toEqual([expect.objectContaining(item)]);
  });
});
