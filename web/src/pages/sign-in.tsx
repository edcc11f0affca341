import { Anchor, Button, Center, Code, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { AuthenticationError } from '../../../sdk/typescript/src/mnemonest.js';
import { sessionQuery, signIn } from '../api/session';
import { queryClient } from '../app/query-client';
import { failureOf } from '../logic/failure';

const MAKE_KEY = 'npx mnemonest key create --workspace 1 --label laptop';

/** The page that signs in, with the token of the operator or the key of a workspace. */
export function SignInPage() {
  const [token, setToken] = useState('');
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  useEffect(() => {
    document.title = 'Sign in · Mnemonest';
  }, []);
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await navigate({ href: `/dashboard${to}` });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim()) mutate(token.trim());
  };
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack gap="lg" w="100%" maw={420}>
        <Stack gap={4}>
          <img src="/favicon.svg" alt="" width={44} height={44} />
          <Title order={1}>Sign in to Mnemonest</Title>
          <Text c="dimmed">The memories of your agents: look, try, mend.</Text>
        </Stack>
        <form onSubmit={submit}>
          <Stack>
            {/* By this name a password manager keeps the token. */}
            <input type="text" name="username" autoComplete="username" value="mnemonest" readOnly hidden />
            <PasswordInput
              label="Admin token or workspace key"
              description="The admin token opens everything, a key its own workspace."
              name="token"
              autoComplete="current-password"
              autoFocus
              value={token}
              onChange={({ currentTarget }) => setToken(currentTarget.value)}
              error={error && wordsFor(error)}
              errorProps={{ role: 'alert' }}
              visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed', tabIndex: 0 }}
            />
            <Button type="submit" loading={isPending} disabled={!token.trim()}>
              Sign in
            </Button>
          </Stack>
        </form>
        <Text size="sm" c="dimmed" component="div">
          The admin token is the setting <Code>ADMIN_TOKEN</Code>, or else in the file <Code>admin-token</Code> of the data
          directory. The first start printed a workspace key. To make another one: <Code>{MAKE_KEY}</Code>. The{' '}
          <Anchor href="/docs">API reference</Anchor> needs no sign-in.
        </Text>
      </Stack>
    </Center>
  );
}

function wordsFor(error: unknown): string {
  if (error instanceof AuthenticationError) return 'That is neither the admin token nor a key of this service.';
  const { title, detail } = failureOf(error);
  return `${title}: ${detail}`;
}
