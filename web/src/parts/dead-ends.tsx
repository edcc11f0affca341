import { Anchor, Button, Container, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { FailureNote } from './feedback';

/** Stands at an address without a page. */
export const NotFound = () => (
  <Container size="xs" py={80} component="main">
    <Stack align="flex-start">
      <Title order={1}>There is no such page</Title>
      <Text>The address may be mistyped, or the page may not be for who is signed in.</Text>
      <Anchor component={Link} to="/">
        To the beginning
      </Anchor>
    </Stack>
  </Container>
);

/** Stands where a page failed: it could not be loaded, or has a fault. */
export function LoadFailed({ error }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <Container size="sm" py={60}>
      <Stack align="flex-start">
        <Title order={1}>This page failed</Title>
        <FailureNote error={error} />
        <Button variant="default" onClick={() => void router.invalidate()}>
          Try again
        </Button>
      </Stack>
    </Container>
  );
}
