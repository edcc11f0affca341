import { newWorkspace, workspaceClient } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const event = (changes: object = {}) => ({ role: 'user', content: 'x', ...changes });
const ROLES = "'user', 'assistant', 'system' or 'tool'";

describe('422 of the events endpoints', () => {
  const service = useSharedService(embedded);
  const events = () => eventsClient(service.url, BOOTSTRAP_KEY);

  it.each<[string, unknown, string, (string | number)[], string]>([
    ['no body', [], 'model_attributes_type', ['body'], 'Input should be a valid dictionary or object to extract fields from'],
    ['no events', {}, 'missing', ['body', 'events'], 'Field required'],
    ['events that are no list', { events: 'x' }, 'list_type', ['body', 'events'], 'Input should be a valid list'],
    [
      'an empty list',
      { events: [] },
      'too_short',
      ['body', 'events'],
      'List should have at least 1 item after validation, not 0',
    ],
    [
      'too many events',
      { events: Array(1_001).fill(event()) },
      'too_long',
      ['body', 'events'],
      'List should have at most 1000 items after validation, not 1001',
    ],
    ['an event without a role', { events: [{ content: 'x' }] }, 'missing', ['body', 'events', 0, 'role'], 'Field required'],
    ['an event without content', { events: [{ role: 'user' }] }, 'missing', ['body', 'events', 0, 'content'], 'Field required'],
    [
      'an unknown role',
      { events: [event(), event({ role: 'bot' })] },
      'literal_error',
      ['body', 'events', 1, 'role'],
      `Input should be ${ROLES}`,
    ],
    [
      'empty content',
      { events: [event({ content: '' })] },
      'string_too_short',
      ['body', 'events', 0, 'content'],
      'String should have at least 1 character',
    ],
    [
      'content that is too long',
      { events: [event({ content: '😀'.repeat(10_001) })] },
      'string_too_long',
      ['body', 'events', 0, 'content'],
      'String should have at most 10000 characters',
    ],
    [
      'NUL',
      { events: [event({ content: 'a\0' })] },
      'value_error',
      ['body', 'events', 0, 'content'],
      'Value error, NUL characters are not allowed',
    ],
    [
      'a time that is none',
      { events: [event({ timestamp: 'yesterday' })] },
      'datetime_from_date_parsing',
      ['body', 'events', 0, 'timestamp'],
      'Input should be a valid datetime or date, invalid format',
    ],
    [
      'meta that is no object',
      { events: [event({ meta: [] })] },
      'dict_type',
      ['body', 'events', 0, 'meta'],
      'Input should be a valid dictionary',
    ],
    [
      'meta that is too large',
      { events: [event({ meta: { x: 'y'.repeat(33_000) } })] },
      'value_error',
      ['body', 'events', 0, 'meta'],
      'Value error, JSON must not exceed 32 KB',
    ],
    [
      'a name that is none',
      { events: [event({ name: 7 })] },
      'string_type',
      ['body', 'events', 0, 'name'],
      'Input should be a valid string',
    ],
    [
      'an empty source',
      { source: '', events: [event()] },
      'string_too_short',
      ['body', 'source'],
      'String should have at least 1 character',
    ],
    [
      'a source that is too long',
      { source: 's'.repeat(201), events: [event()] },
      'string_too_long',
      ['body', 'source'],
      'String should have at most 200 characters',
    ],
  ])('answers %s', async (_what, body, type, loc, msg) => {
    const answer = await events().post(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ detail: [{ type, loc, msg }] });
    expect(answer.body.detail).toHaveLength(1);
  });

  it('lists all invalid fields, and queues no turn of such a call', async () => {
    const { key } = await newWorkspace(service.url);
    const own = eventsClient(service.url, key);
    const [first] = said('The attic door is red');
    const answer = await own.post({ events: [first, event({ role: 1 }), { role: 'user' }], source: 'talk' });
    expect(answer.status).toBe(422);
    expect(answer.body.detail.map(({ loc }: { loc: unknown[] }) => loc)).toEqual([
      ['body', 'events', 1, 'role'],
      ['body', 'events', 2, 'content'],
    ]);
    // Turns of a source are processed in order.
    await own.until(await own.submit(said('The cellar has four windows'), 'talk'));
    expect((await workspaceClient(service.url, key).health()).body.signals.total_memories).toBe(1);
  });

  it.each([
    ['abc', 'int_parsing'],
    ['0', 'greater_than_equal'],
    ['1.5', 'int_parsing'],
    ['9007199254740992', 'less_than_equal'],
  ])('answers the id %s', async (id, type) => {
    expect(await events().get(id)).toMatchObject({ status: 422, body: { detail: [{ type, loc: ['path', 'event_id'] }] } });
  });
});
