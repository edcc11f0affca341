import { Writable } from 'node:stream';
import { terminalLog } from './terminal-log.js';

const head = { level: 'info', time: '2026-11-29T12:00:00.000Z', service: 'mnemonest', pid: 7 };

async function shown(entry: object, colour = false): Promise<string> {
  let text = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      text += chunk;
      done();
    },
  });
  (await terminalLog(output, colour)).write(JSON.stringify({ ...head, ...entry }));
  return text;
}

describe('terminalLog', () => {
  it('shows a request in one line', async () => {
    const request = { request_id: 'x', context: 'Http', method: 'POST', path: '/mcp', status: 200, ms: 12.3, msg: 'request' };
    expect(await shown(request)).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: POST \/mcp 200 in 12\.3 ms\n$/);
  });

  it('shows who says something, with its fields', async () => {
    const refused = { context: 'McpService', tool: 'brain_list', status: 422, msg: 'tool refused', request_id: 'x' };
    const fields = '{"tool":"brain_list","status":422,"request_id":"x"}';
    expect(await shown(refused)).toMatch(new RegExp(`INFO: McpService: tool refused ${fields.replace(/[{}]/g, '\\$&')}\n$`));
  });

  it('shows the stack of an error as lines', async () => {
    const failed = { level: 'error', context: 'ErrorFilter', stack: 'Error: x\n    at y', msg: 'Unhandled' };
    expect(await shown(failed)).toContain('ERROR: ErrorFilter: Unhandled\nError: x\n    at y');
    const err = { type: 'Error', message: 'boom', stack: 'Error: boom\n    at z' };
    expect(await shown({ level: 'warn', err, msg: 'boom' })).toMatch(/WARN: boom.*Error: boom\n +at z/s);
  });

  it('uses colours only if it is told to', async () => {
    const sequence = '\u001b[';
    expect(await shown({ msg: 'stopped' }, true)).toContain(sequence);
    expect(await shown({ msg: 'stopped' })).not.toContain(sequence);
  });
});
