import type { JsonValue } from '../../common/json/json-values.js';
import { calledTool, lenientMessage } from './lenient-message.js';

const message = (params: unknown, method = 'tools/call') => ({ jsonrpc: '2.0', id: 1, method, params }) as unknown as JsonValue;

describe('lenientMessage', () => {
  it.each([
    [
      { name: 'x', arguments: null },
      { name: 'x', arguments: {} },
    ],
    [
      { name: 'x', arguments: '' },
      { name: 'x', arguments: {} },
    ],
    [
      { name: 'x', arguments: '{"a":1}' },
      { name: 'x', arguments: { a: 1 } },
    ],
  ])('reads the parameters %j as %j', (given, read) => expect(lenientMessage(message(given))).toEqual(message(read)));

  it('reads the arguments of a prompt, too', () => {
    expect(lenientMessage(message({ name: 'x', arguments: null }, 'prompts/get'))).toEqual(
      message({ name: 'x', arguments: {} }, 'prompts/get'),
    );
  });

  it('leaves out parameters of null', () => {
    expect(lenientMessage(message(null, 'tools/list'))).toEqual({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  });

  it.each([
    message({ name: 'x' }),
    message({ name: 'x', arguments: { a: null } }),
    message({ name: 'x', arguments: [] }),
    message({ name: 'x', arguments: '{' }),
    message({ arguments: null }, 'tools/list'),
    message('x'),
    null,
    5,
  ])('leaves %j as it is', (given) => expect(lenientMessage(given)).toEqual(given));
});

describe('calledTool', () => {
  it('returns the name of the tool that a message calls', () => {
    expect(calledTool(message({ name: 'brain_list' }))).toBe('brain_list');
  });

  it.each([undefined, null, [], message(null), message({ name: 5 }), message({ name: 'brain_list' }, 'tools/list')])(
    'finds none in %j',
    (given) => expect(calledTool(given as JsonValue)).toBeUndefined(),
  );
});
