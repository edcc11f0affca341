import type { MemoryWithEtag } from '../../../sdk/typescript/src/types.js';
import { queryClient } from '../app/query-client';

/** Makes the lists and the memory anew after a change. */
export async function afterChange(workspaceId: number, memory: MemoryWithEtag): Promise<void> {
  queryClient.setQueryData(['memory', workspaceId, memory.id], memory);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['memories', workspaceId] }),
    queryClient.invalidateQueries({ queryKey: ['history', workspaceId, memory.id] }),
  ]);
}
