import { useEffect } from 'react';

/**
 * Gives the focus back when a dialog closes: to what had it before, or to the content of the page where that is gone. Mantine
 * does so only for a dialog that stays in the page while it is closed.
 */
export function useReturnFocus(opened = true): void {
  useEffect(() => {
    if (!opened) return;
    const opener = document.activeElement;
    return () => {
      const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      const target = isThere ? opener : document.getElementById('content');
      target?.focus({ preventScroll: true });
    };
  }, [opened]);
}
