import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { MemoryEncryption } from '../records/memory-encryption.js';

/**
 * A line of an export with its texts as they were given.
 * @throws Unreadable
 */
export function decryptedLine(encryption: MemoryEncryption, workspaceId: number, id: number, line: string): string {
  const open = (content: JsonObject): void => {
    const temporal = content['temporal'] as JsonObject;
    const kept = {
      text: content['text'] as string,
      metaJson: render(content['meta']),
      rawText: temporal['raw_text'] as string,
    };
    const opened = encryption.decrypt(workspaceId, id, kept);
    content['text'] = opened.text;
    content['meta'] = parseJson(opened.metaJson);
    temporal['raw_text'] = opened.rawText;
  };
  const memory = parseJson(line) as JsonObject;
  open(memory);
  for (const revision of memory['revisions'] as JsonObject[]) open(revision);
  return render(memory);
}
