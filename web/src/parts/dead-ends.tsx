import { Anchor, Button, Container, Stack, Text, Title } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isServiceThere } from '../api/session';
import { isUnreachable } from '../logic/unreachable';
import { FailureNote } from './feedback';

const ASK_MS = 3_000;

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

/** Stands at the address of a workspace that is not there. */
export const NoWorkspace = ({ isOperator }: { isOperator: boolean }) => (
  <Container size="sm" py={60}>
    <Stack align="flex-start">
      <Title order={1}>There is no such workspace</Title>
      <Text>It may be deleted{isOperator && ': the page Workspaces can restore it'}.</Text>
      <Anchor component={Link} to={isOperator ? '/workspaces' : '/'}>
        {isOperator ? 'To the workspaces' : 'To the beginning'}
      </Anchor>
    </Stack>
  </Container>
);

/** Stands where a page failed: it could not be loaded, or has a fault. */
export const LoadFailed = ({ error }: ErrorComponentProps) => (isUnreachable(error) ? <NotLoadedYet /> : <Fault error={error} />);

function Fault({ error }: { error: unknown }) {
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

/** A browser may remember a failed module, so the document is loaded anew; its address says all that the page shows. */
async function loadAnew(): Promise<void> {
  if (await isServiceThere()) globalThis.location.reload();
}

function NotLoadedYet() {
  useEffect(() => {
    const timer = setInterval(() => void loadAnew(), ASK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Container size="sm" py={60}>
      <Stack align="flex-start" role="alert">
        <Title order={1}>The service cannot be reached</Title>
        <Text>It may be restarting. The page opens by itself when the service answers.</Text>
        <Button variant="default" onClick={() => void loadAnew()}>
          Try now
        </Button>
      </Stack>
    </Container>
  );
}
