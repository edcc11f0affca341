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

/**
 * Gives the focus back to a button that was disabled while it worked, which loses it to nowhere; to the content of the page where
 * the button is gone.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let busy: HTMLButtonElement | undefined;
    const observer = new MutationObserver((changes) => {
      const { activeElement: focused, body } = document;
      if (focused instanceof HTMLButtonElement && focused.disabled && changes.some(({ target }) => target === focused))
        busy = focused;
      if (busy === undefined || (busy.isConnected && busy.disabled)) return;
      if (focused === body || focused === busy)
        (busy.isConnected ? busy : document.getElementById('content'))?.focus({ preventScroll: true });
      busy = undefined;
    });
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => observer.disconnect();
  }, []);
}
