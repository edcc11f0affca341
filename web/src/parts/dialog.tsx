import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { FailureNote } from './feedback';
import { useReturnFocus } from './return-focus';
import { CopyButton } from './values';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** False where a click beside the dialog would lose something. */
  readonly closeOnClickOutside?: boolean;
  readonly children: ReactNode;
}

/** A window above the page, as long as it is in it. */
export function Dialog({ children, ...props }: DialogProps) {
  useReturnFocus();
  return (
    <Modal opened centered size="lg" closeButtonProps={{ 'aria-label': 'Close' }} {...props}>
      {children}
    </Modal>
  );
}

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
    <Dialog title={title} onClose={onClose}>
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
    </Dialog>
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
  <Dialog title={title} onClose={onClose} closeOnClickOutside={false}>
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
  </Dialog>
);
