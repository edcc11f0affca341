import { Alert, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureOf } from '../logic/failure';
import { isUnreachable } from '../logic/unreachable';

/** A failure with what to do about it. */
export function FailureNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, detail, requestId } = failureOf(error);
  return (
    <Alert color="red" title={title} role="alert" className="banner banner-red">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{detail}</Text>
        {requestId && <Text size="xs">Request {requestId}, as the log of the service calls it</Text>}
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/**
 * The state of something that loads: its shape, its failure, or itself. While the service is away it still loads: the frame of
 * the page says so once, and asks again.
 */
export function Loaded<T>({
  query,
  rows = 3,
  children,
}: {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error && !isUnreachable(query.error)) return <FailureNote error={query.error} retry={() => void query.refetch()} />;
  return (
    <Stack gap="sm" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}

/** Stands where a list is empty: why it is, and what to do. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <Stack align="center" gap="xs" py="xl" px="md" ta="center">
    <Title order={2} size="h3">
      {title}
    </Title>
    <Text c="dimmed" maw={480} component="div">
      {children}
    </Text>
  </Stack>
);

const CLOSE = { 'aria-label': 'Close' };

/** Tells of something that was done. */
export const tellDone = (message: ReactNode, id?: string): void => {
  notifications.show({ message, color: 'teal', autoClose: 8_000, withBorder: true, closeButtonProps: CLOSE, ...(id && { id }) });
};

/** Tells of something that could not be done. */
export const tellFailure = (error: unknown): void => {
  const { title, detail } = failureOf(error);
  notifications.show({
    title,
    message: detail,
    color: 'red',
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps: CLOSE,
    role: 'alert',
  });
};
