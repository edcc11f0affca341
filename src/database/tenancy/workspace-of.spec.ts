import { EVERY_WORKSPACE, workspaceOf } from './workspace-of.js';

describe('workspaceOf', () => {
  it.each([
    ['a condition', 'SELECT FROM memories m WHERE m.id = $1 AND m.workspace_id = $2', '8'],
    ['one that keeps an index away', 'SELECT FROM memories_5 WHERE workspace_id + 0 = $2', '8'],
    ['a new row', 'INSERT INTO memories AS m (workspace_id, text) VALUES ($2, $1)', '8'],
    ['a new row with an id of its own', 'INSERT INTO webhooks (workspace_id, id)\nOVERRIDING SYSTEM VALUE VALUES ($2, $1)', '8'],
    ['new rows of a selection', 'INSERT INTO memory_links (workspace_id, id)\n  SELECT $2::int, id FROM unnest($1)', '8'],
    ['the row of the workspace', 'SELECT FROM workspaces w JOIN workspace_limits l ON true WHERE w.id = $2', '8'],
    ['the condition, not a new value', 'UPDATE memories SET workspace_id = $1 WHERE workspace_id = $2', '8'],
    ['nothing', 'SELECT FROM memories WHERE id = $1', ''],
    ['another table of the same', 'SELECT FROM memories m JOIN memory_links l ON l.workspace_id = m.workspace_id', ''],
  ])('reads %s', (_what, text, expected) => {
    expect(workspaceOf(null, text, [7, 8])).toBe(expected);
  });

  it('is undefined for a statement that crosses workspaces', () => {
    expect(workspaceOf(null, `${EVERY_WORKSPACE}SELECT FROM memories`, [])).toBeUndefined();
  });

  it('reads a statement that is prepared by name once', () => {
    const text = 'SELECT FROM memories WHERE workspace_id = $1';
    expect(workspaceOf('once', text, [7])).toBe('7');
    expect(workspaceOf('once', text, [9])).toBe('9');
    expect(workspaceOf('once', text, [null])).toBe('');
  });
});
