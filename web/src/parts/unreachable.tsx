import { Alert, Button, Group, Text } from '@mantine/core';
import { readAgain, useReachable } from '../app/connection';

/** Stands above a page while the service is away: the page keeps what it has, and goes on by itself. */
export const Unreachable = () =>
  useReachable() ? null : (
    <Alert color="red" title="The service cannot be reached" role="alert" className="banner banner-red" mb="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          It may be restarting. What is shown may be old; the page goes on by itself when the service answers.
        </Text>
        <Button size="xs" variant="default" onClick={() => void readAgain()}>
          Try now
        </Button>
      </Group>
    </Alert>
  );
