import { readDto } from '../../../http/dto.js';
import { Refusal } from '../../../http/field-readers.js';
import { EraseRequest, toSubject } from './erasure.dto.js';

const read = (body: object) => readDto(EraseRequest, body, ['body']);
const ONE = 'Value error, exactly one of user_id, agent_id, run_id is needed';

describe('the request of an erasure', () => {
  it.each([
    [{}, ['value_error', 'body', ONE]],
    [{ confirm: 'ann' }, ['value_error', 'body', ONE]],
    [{ user_id: 'ann', run_id: 'ann', confirm: 'ann' }, ['value_error', 'body', ONE]],
    [{ user_id: 'ann' }, ['missing', 'body.confirm', 'Field required']],
    [{ user_id: 'ann', confirm: 'Ann' }, ['value_error', 'body.confirm', 'Value error, confirm must equal user_id']],
    [
      { user_id: 'ann', confirm: 'ben', dry_run: true },
      ['value_error', 'body.confirm', 'Value error, confirm must equal user_id'],
    ],
    [{ user_id: '', confirm: '' }, ['string_too_short', 'body.user_id', 'String should have at least 1 character']],
    [{ user: 'ann', confirm: 'ann' }, ['extra_forbidden', 'body.user', 'Extra inputs are not permitted']],
  ])('of %j is refused', (body, expected) => {
    const [{ type, loc, msg }] = (read(body) as Refusal).items as [Refusal['items'][number]];
    expect([type, loc.join('.'), msg]).toEqual(expected);
  });

  it('names a subject, confirmed or to be counted', () => {
    for (const body of [
      { agent_id: 'a', confirm: 'a' },
      { agent_id: 'a', dry_run: true },
      { agent_id: 'a', confirm: 'a', user_id: null, run_id: null },
      { agent_id: 'a', confirm: null, dry_run: true },
    ]) {
      const request = read(body);
      expect(request).not.toBeInstanceOf(Refusal);
      expect(toSubject(request as EraseRequest)).toEqual({ field: 'agent_id', id: 'a' });
    }
  });
});
