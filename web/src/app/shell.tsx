import { ActionIcon, AppShell, Burger, Group, Menu, NavLink, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery, signOut } from '../api/session';
import { tellFailure } from '../parts/feedback';
import { Icon, type IconName } from '../parts/icons';
import { useKeptFocus } from '../parts/return-focus';
import { Unreachable } from '../parts/unreachable';
import { lastWorkspace, rememberWorkspace } from './home-workspace';
import { queryClient } from './query-client';
import { useSession, workspaceQuery } from './workspace';

const PAGES_OF_WORKSPACE = [
  ['overview', 'Overview'],
  ['memories', 'Memories'],
  ['retrieve', 'Retrieve'],
  ['store', 'Store'],
  ['conversations', 'Conversations'],
  ['optimization', 'Optimization'],
  ['connect', 'Connect'],
] as const;
const PAGES_OF_OPERATOR = [
  ['keys', 'Keys'],
  ['applications', 'Applications'],
  ['webhooks', 'Webhooks'],
  ['usage', 'Usage'],
] as const;
const LAST_PAGES_OF_WORKSPACE = [['settings', 'Settings']] as const;
const PAGES_OF_SERVICE = [
  ['workspaces', 'Workspaces'],
  ['accounts', 'Accounts'],
  ['plans', 'Plans'],
  ['audit', 'Audit'],
  ['system', 'System'],
] as const;

/** The frame around all pages: navigation, colour scheme, sign-out. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const { kind } = useSession();
  const params = useParams({ strict: false });
  // The pages of the service keep the way back to the workspace.
  const workspaceId = params.workspaceId ?? lastWorkspace();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEndOfSession();
  useKeptFocus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu of a phone closes when another page opens
  useEffect(close, [path]);
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" aria-expanded={opened} />
            <img src="/favicon.svg" alt="" width={28} height={28} />
            <Text fw={650}>Mnemonest</Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <SchemeMenu />
            <SignOut />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Pages">
        <Stack gap={2} className="nav">
          {workspaceId !== undefined && <WorkspaceLinks workspaceId={workspaceId} />}
          {kind === 'admin' && (
            <>
              <Text size="xs" c="dimmed" px="sm" pt="md" pb={4}>
                This service
              </Text>
              {PAGES_OF_SERVICE.map(([page, label]) => (
                <NavLink
                  key={page}
                  component={Link}
                  to={`/${page}`}
                  label={label}
                  leftSection={<Icon name={page as IconName} />}
                  className="nav-link"
                />
              ))}
            </>
          )}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Unreachable />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function WorkspaceLinks({ workspaceId }: { workspaceId: number }) {
  const session = useSession();
  const { data } = useQuery(workspaceQuery(session, workspaceId));
  const isThere = data !== undefined;
  useEffect(() => {
    if (isThere) rememberWorkspace(workspaceId);
  }, [isThere, workspaceId]);
  const pages = [...PAGES_OF_WORKSPACE, ...(session.kind === 'admin' ? PAGES_OF_OPERATOR : []), ...LAST_PAGES_OF_WORKSPACE];
  return (
    <>
      <Text size="xs" c="dimmed" mx="sm" mb={4} className="clamp-1" title={data?.name}>
        {data?.name ?? 'Workspace'}
      </Text>
      {pages.map(([page, label]) => (
        <NavLink
          key={page}
          component={Link}
          to={`/w/${workspaceId}/${page}`}
          label={label}
          leftSection={<Icon name={page} />}
          className="nav-link"
        />
      ))}
    </>
  );
}

/** Goes to the page that signs in once a call was refused because the session is over. */
function useEndOfSession(): void {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  useEffect(() => {
    if (session !== null) return;
    const { pathname, search } = globalThis.location;
    void navigate({ to: '/sign-in', search: { to: pathname.replace(/^\/dashboard/, '') + search } });
  }, [session, navigate]);
}

const SCHEMES = [
  ['auto', 'As the system', 'device'],
  ['light', 'Light', 'sun'],
  ['dark', 'Dark', 'moon'],
] as const;

function SchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [, , icon] = SCHEMES.find(([scheme]) => scheme === colorScheme) ?? SCHEMES[0];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="Colours" title="Colours">
          <Icon name={icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(([scheme, label, name]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={name} size={16} />}
            rightSection={scheme === colorScheme ? '✓' : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SignOut() {
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      // The frame goes first: it would take the end of the session for one that the service made.
      await navigate({ to: '/sign-in' });
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
    },
    onError: tellFailure,
  });
  return (
    <ActionIcon variant="default" size={36} aria-label="Sign out" title="Sign out" onClick={() => mutate()}>
      <Icon name="signOut" />
    </ActionIcon>
  );
}
