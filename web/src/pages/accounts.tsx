import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Account, admin } from '../api/admin';
import { queryClient } from '../app/query-client';
import { Confirm } from '../parts/confirm';
import { FormDialog } from '../parts/dialog';
import { Empty, tellDone, tellFailure } from '../parts/feedback';
import { Icon } from '../parts/icons';
import { Page, Panel } from '../parts/page';
import { PagedTable, usePages } from '../parts/paged';
import { Moment, Tag } from '../parts/values';

const KEY = ['accounts'];

/** The owners of workspaces. */
export function AccountsPage() {
  const [named, setNamed] = useState<Account | 'new'>();
  const query = usePages(KEY, (cursor) => admin.accounts(cursor));
  return (
    <Page
      title="Accounts"
      about="Who owns workspaces. All workspaces of a suspended account refuse calls."
      actions={
        <Button leftSection={<Icon name="store" size={16} />} onClick={() => setNamed('new')}>
          New account
        </Button>
      }
    >
      <Panel>
        <PagedTable
          query={query}
          rowsOf={({ accounts }) => accounts}
          columns={['Account', 'State', 'Made', 'Change']}
          keyOf={({ id }) => id}
          empty={<Empty title="No accounts">Make one to keep the workspaces of a customer or a team together.</Empty>}
          more="More accounts"
        >
          {(account) => <Row account={account} onRename={() => setNamed(account)} />}
        </PagedTable>
      </Panel>
      {named && <NameAccount account={named === 'new' ? undefined : named} onClose={() => setNamed(undefined)} />}
    </Page>
  );
}

function Row({ account, onRename }: { account: Account; onRename: () => void }) {
  const { id, name, suspended, created_at: createdAt } = account;
  const [asked, { open, close }] = useDisclosure(false);
  const change = useMutation({
    mutationFn: () => admin.updateAccount(id, { suspended: !suspended }),
    onSuccess: async () => {
      close();
      await queryClient.invalidateQueries({ queryKey: KEY });
      tellDone(suspended ? `The workspaces of “${name}” are served again.` : `“${name}” is suspended.`);
    },
    onError: tellFailure,
  });
  return (
    <tr>
      <td>
        <Text fw={600}>{name}</Text>
        <Anchor component={Link} to={`/workspaces?account=${id}`} size="sm">
          Its workspaces
        </Anchor>
      </td>
      <td data-label="State">
        <Tag tone={suspended ? 'red' : 'teal'}>{suspended ? 'suspended' : 'active'}</Tag>
      </td>
      <td data-label="Made">
        <Moment at={createdAt} />
      </td>
      <td>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onRename} aria-label={`Rename ${name}`}>
            Rename
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={change.isPending}
            onClick={() => (suspended ? change.mutate() : open())}
            aria-label={`${suspended ? 'Activate' : 'Suspend'} ${name}`}
          >
            {suspended ? 'Activate' : 'Suspend'}
          </Button>
        </Group>
        <Confirm
          opened={asked}
          title="Suspend this account?"
          verb="Suspend it"
          pending={change.isPending}
          onConfirm={() => change.mutate()}
          onClose={close}
        >
          All calls with the keys of its workspaces are refused from this moment on, until it is active again. Nothing is deleted.
        </Confirm>
      </td>
    </tr>
  );
}

function NameAccount({ account, onClose }: { account?: Account | undefined; onClose: () => void }) {
  const [name, setName] = useState(account?.name ?? '');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => (account ? admin.updateAccount(account.id, { name: name.trim() }) : admin.createAccount(name.trim())),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <FormDialog
      title={account ? 'Rename the account' : 'New account'}
      {...(account && { verb: 'Rename it' })}
      ready={name.trim() !== ''}
      pending={isPending}
      error={error}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
    </FormDialog>
  );
}
