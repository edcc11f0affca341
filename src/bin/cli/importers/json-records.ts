import type { Readable } from 'node:stream';
import { JSONParser } from '@streamparser/json';

/** A record of a JSON file, and the key of the list that it stands in. */
export interface JsonRecord {
  readonly value: unknown;
  readonly list: string;
}

const JSON_LINES = /\.(?:jsonl|ndjson)$/i;
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LIST = '['.charCodeAt(0);

/**
 * Reads the records of a JSON file one by one, however large it is: the elements of the list that it is, those of the lists named
 * in the object that it is, or the object itself if none is named or it has none of them; lines of JSON by the name of the file.
 * @throws SyntaxError if it is no JSON, or breaks off
 */
export async function* jsonRecords(name: string, stream: Readable, lists: readonly string[] = []): AsyncGenerator<JsonRecord> {
  let found: JsonRecord[] = [];
  let parser: JSONParser | undefined;
  const isLines = JSON_LINES.test(name);
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const data = parser ? chunk : withoutSpace(chunk);
      if (!data.length) continue;
      parser ??= parserOf(data[0] === LIST && !isLines, isLines, lists, (record) => found.push(record));
      bytes += chunk.length;
      parser.write(data);
      yield* found;
      found = [];
    }
    if (!parser) throw new Error('it is empty');
    if (!parser.isEnded) parser.end();
    yield* found;
  } catch (error) {
    throw new SyntaxError(`${name} is no complete JSON: ${(error as Error).message} (within ${bytes} bytes)`, { cause: error });
  }
}

function parserOf(isList: boolean, isLines: boolean, lists: readonly string[], found: (record: JsonRecord) => void): JSONParser {
  const paths = isLines ? ['$'] : isList ? ['$.*'] : lists.length ? lists.map((key) => `$.${key}.*`) : ['$'];
  const parser = new JSONParser({ paths, keepStack: false, ...(isLines && { separator: '' }) });
  parser.onValue = ({ value, stack }) => found({ value, list: String(stack[1]?.key ?? '') });
  return parser;
}

/** Returns a chunk without the byte order mark and the white space that it begins with. */
function withoutSpace(chunk: Buffer): Buffer {
  let start = BYTE_ORDER_MARK.every((byte, index) => chunk[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (SPACE.has(chunk[start]!)) start++;
  return chunk.subarray(start);
}
