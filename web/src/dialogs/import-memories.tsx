import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queryClient } from '../app/query-client';
import { useWorkspace } from '../app/workspace';
import { counted, grouped } from '../logic/format';
import { type ImportProgress, importFile } from '../logic/import-run';
import { Dialog } from '../parts/dialog';
import { FailureNote } from '../parts/feedback';
import { Progress } from '../parts/progress';

/** Imports a file, and shows how far it is. */
export function ImportMemories({ onClose }: { onClose: () => void }) {
  const { workspaceId, client } = useWorkspace();
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<ImportProgress>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = useMutation({
    mutationFn: (given: File) => {
      running.current = new AbortController();
      const { signal } = running.current;
      setProgress(undefined);
      return importFile(given, (lines) => client.memory.import([lines], { signal }), setProgress, signal);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['memories', workspaceId] }),
  });
  const isStopped = run.error !== null && running.current?.signal.aborted;
  return (
    <Dialog title="Import memories" onClose={onClose} closeOnClickOutside={!run.isPending}>
      <Stack>
        <Text size="sm">
          A file of lines of JSON: an export of Mnemonest, memories of mem0, or lines such as{' '}
          <span className="mono">{'{"text": "…"}'}</span>. What is there already is skipped, and a line that is wrong spoils no
          other.
        </Text>
        <FileInput
          label="File"
          placeholder="Choose a file"
          accept=".ndjson,.jsonl,.json,.txt"
          value={file}
          onChange={setFile}
          disabled={run.isPending}
        />
        {progress && file && <Outcome progress={progress} size={file.size} isOver={run.isSuccess} />}
        {isStopped ? (
          <Text>Stopped. What is imported stays; the same file again adds the rest.</Text>
        ) : (
          run.error && <FailureNote error={run.error} />
        )}
        <Group justify="flex-end">
          {run.isPending ? (
            <Button variant="default" onClick={() => running.current?.abort()}>
              Stop
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {run.isSuccess ? 'Done' : 'Cancel'}
            </Button>
          )}
          <Button disabled={!file || run.isSuccess} loading={run.isPending} onClick={() => file && run.mutate(file)}>
            Import
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Outcome({ progress, size, isOver }: { progress: ImportProgress; size: number; isOver: boolean }) {
  const { bytes, created, updated, skipped, failed, failedLines } = progress;
  const counts = [
    `${grouped(created)} new`,
    updated > 0 && `${grouped(updated)} updated`,
    skipped > 0 && `${grouped(skipped)} there already`,
    failed > 0 && `${grouped(failed)} failed`,
  ].filter(Boolean);
  return (
    <Stack gap="xs">
      <Progress label="Import" share={isOver ? 1 : bytes / Math.max(1, size)}>
        {counts.join(', ')}
      </Progress>
      {failedLines.length > 0 && (
        <ul className="failures">
          {failedLines.map(({ line, detail }) => (
            <li key={line}>
              Line {grouped(line)}: {detail}
            </li>
          ))}
        </ul>
      )}
      {failed > failedLines.length && (
        <Text size="sm">
          The first {counted(failedLines.length, 'failure')} of {grouped(failed)}.
        </Text>
      )}
    </Stack>
  );
}
