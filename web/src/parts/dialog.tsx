import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FailureNote } from './feedback';
import { CopyButton } from './values';

const CLOSE = { 'aria-label': 'Close' };

interface FormDialogProps {
  readonly title: string;
  /** The verb on the button. */
  readonly verb?: string;
  /** False until what is filled in can be sent. */
  readonly ready: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog with fields, the failure of the last attempt, and the buttons that send it or leave it. */
export function FormDialog({ title, verb = 'Make it', ready, pending, error, onSubmit, onClose, children }: FormDialogProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered size="lg" closeButtonProps={CLOSE}>
      <form onSubmit={submit}>
        <Stack>
          {children}
          {error ? <FailureNote error={error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={pending} disabled={!ready}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface SecretDialogProps {
  readonly title: string;
  readonly about: ReactNode;
  readonly secret: string;
  readonly copyLabel: string;
  readonly onClose: () => void;
  /** The words on the button that closes it. */
  readonly verb?: string;
}

/** Shows a secret once; a click beside the dialog does not lose it. */
export const SecretDialog = ({ title, about, secret, copyLabel, onClose, verb = 'I have it' }: SecretDialogProps) => (
  <Modal opened onClose={onClose} title={title} centered size="lg" closeOnClickOutside={false} closeButtonProps={CLOSE}>
    <Stack>
      <Text>{about}</Text>
      <Text className="mono" data-testid="secret">
        {secret}
      </Text>
      <Group justify="flex-end">
        <CopyButton text={secret} label={copyLabel} />
        <Button onClick={onClose}>{verb}</Button>
      </Group>
    </Stack>
  </Modal>
);
