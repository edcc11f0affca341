import { importLines } from './transfer-report.js';

const REPORT = {
  status: 'ok',
  created: 3,
  skipped: 1,
  failed: 0,
  renumbered: 0,
  updated: 0,
  skipped_lines: [{ line: 2, existing_id: 7 }],
  failed_lines: [],
  renumbered_lines: [],
};

describe('importLines', () => {
  it('returns one line if no line failed', () => {
    expect(importLines(REPORT)).toEqual(['3 created, 1 skipped (there already), 0 failed']);
  });

  it('names the failed lines, and how many more there are', () => {
    const failed_lines = [
      { line: 4, code: 'pii_rejected', detail: 'Sensitive' },
      { line: 5, code: 'validation_failed', detail: [{ loc: ['body', 'text'], msg: 'Field required' }] },
    ];
    expect(importLines({ ...REPORT, failed: 10, renumbered: 2, failed_lines })).toEqual([
      '3 created, 1 skipped (there already), 10 failed',
      '2 of them under another id than in the file',
      'line 4: Sensitive',
      'line 5: text: Field required',
      'and 8 more',
    ]);
  });
});
