import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useWorkspace } from '../app/workspace';
import { counted } from '../logic/format';
import { Dialog } from '../parts/dialog';
import { FailureNote } from '../parts/feedback';

/** Lines that are put together before the count on the page moves. */
const STEP = 500;

/** Saves all memories of the workspace to a file of this browser. */
export function ExportMemories({ onClose }: { onClose: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const [count, setCount] = useState<number>();
  const [error, setError] = useState<unknown>();
  const [isOver, setOver] = useState(false);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setError(undefined);
    setCount(0);
    try {
      const parts: Blob[] = [];
      let lines: string[] = [];
      let done = 0;
      for await (const memory of client.memory.export({ signal })) {
        lines.push(`${JSON.stringify(memory)}\n`);
        if (lines.length < STEP) continue;
        parts.push(new Blob(lines));
        done += lines.length;
        lines = [];
        setCount(done);
      }
      setCount(done + lines.length);
      save(new Blob([...parts, ...lines], { type: 'application/x-ndjson' }), `memories-${workspaceId}.ndjson`);
      setOver(true);
    } catch (failure) {
      if (!signal.aborted) setError(failure);
    }
  };
  const isRunning = count !== undefined && !isOver && error === undefined;
  return (
    <Dialog title="Export memories" onClose={onClose}>
      <Stack>
        <Text size="sm">
          All memories of this workspace, archived ones too, as lines of JSON with everything but the vectors. An import makes
          them anew, here or elsewhere.
        </Text>
        {count !== undefined && (
          <Text aria-live="polite">
            {counted(count, 'memory', 'memories')} {isOver ? 'saved' : 'so far'}
          </Text>
        )}
        {error !== undefined && <FailureNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {isOver ? 'Done' : 'Cancel'}
          </Button>
          <Button loading={isRunning} disabled={isOver} onClick={() => void run()}>
            Export
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** Gives a file to the browser to save. */
function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
