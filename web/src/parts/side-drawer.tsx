import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnFocus } from './return-focus';

/** The details of something beside the list that it is from. */
export function SideDrawer({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {children}
    </Drawer>
  );
}
