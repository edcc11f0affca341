import { parseJson } from '../../../common/json/json-parse.js';
import { render } from '../../../common/json/json-render.js';
import type { JsonObject } from '../../../common/json/json-values.js';
import type { MemoryEncryption } from '../records/memory-encryption.js';

/**
 * Decrypts the texts of a memory and of its revisions in a line of an export.
 * @throws DecryptionError
 */
export function decryptLine(encryption: MemoryEncryption, workspaceId: number, id: number, line: string): string {
  const decrypt = (content: JsonObject): void => {
    const temporal = content['temporal'] as JsonObject;
    const encrypted = {
      text: content['text'] as string,
      metaJson: render(content['meta']),
      rawText: temporal['raw_text'] as string,
    };
    const decrypted = encryption.decrypt(workspaceId, id, encrypted);
    content['text'] = decrypted.text;
    content['meta'] = parseJson(decrypted.metaJson);
    temporal['raw_text'] = decrypted.rawText;
  };
  const memory = parseJson(line) as JsonObject;
  decrypt(memory);
  if (typeof memory['external_id'] === 'string')
    memory['external_id'] = encryption.decrypt(workspaceId, id, { externalId: memory['external_id'] }).externalId;
  for (const revision of memory['revisions'] as JsonObject[]) decrypt(revision);
  return render(memory);
}
