import { redactText as redaction } from './pii/pii.js';

/** `text` without sensitive data, nothing of it if it must not be kept. */
export function redactText(text: string): string {
  const result = redaction(text);
  return result.rejected ? '' : result.value;
}
