import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_COLUMNS = 130;
/** Files that are not ours to lay out: SQL of applied migrations, types made from openapi.json, installed packages. */
const EXEMPT = [
  /^src\/database\/migrations\//,
  /^sdk\/typescript\/src\/openapi\.ts$/,
  /^web\/src\/api\/admin\.openapi\.ts$/,
  /^test\/clients\/node_modules\//,
];
/** A doc comment begins with a verb or a noun: "Returns …", "The limit of …". */
const VAGUE_COMMENT = /^\s*\/\*\*(?:\n\s*\*)? (?:What|Whether|Of|Where|How|Who|When|That|Those)\b.*$/gm;

const FOLDERS = ['src', 'test', 'scripts', 'sdk/typescript/src', 'examples', 'adapters', 'plugins', 'web/src'];
const files = FOLDERS.flatMap((directory) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => /\.(?:tsx?|mjs|js)$/.test(path) && !EXEMPT.some((pattern) => pattern.test(path))),
);

describe('The source', () => {
  it('has no line above 130 columns that is not a URL', () => {
    const long = files.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.length > MAX_COLUMNS && !/https?:\/\//.test(line) ? `${path}:${index + 1}` : [])),
    );
    expect(long).toEqual([]);
  });

  it('has no doc comment that begins with What, Whether, Of, Where, How, Who, When, That or Those', () => {
    const vague = files.flatMap((path) =>
      (readFileSync(path, 'utf8').match(VAGUE_COMMENT) ?? []).map((found) => `${path}: ${found}`),
    );
    expect(vague).toEqual([]);
  });
});
