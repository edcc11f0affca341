import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useWorkspace } from '../app/workspace';

/** A link to another page in the look of Mantine. */
export const PageLink = createLink((props: AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>) => <Anchor {...props} />);

interface Props extends Pick<AnchorProps, 'className' | 'c' | 'underline'> {
  readonly id: number;
  readonly children?: ReactNode;
}

/** Leads to the details of a memory. */
export function MemoryLink({ id, children = `memory ${id}`, ...look }: Props) {
  const { workspaceId } = useWorkspace();
  return (
    <PageLink to="/w/$workspaceId/memories" params={{ workspaceId }} search={{ memory: id }} {...look}>
      {children}
    </PageLink>
  );
}
