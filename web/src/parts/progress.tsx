import { Text } from '@mantine/core';
import { percent } from '../logic/format';

interface ProgressProps {
  /** The name of the work, for who does not see the bar. */
  readonly label: string;
  /** 0..1 */
  readonly share: number;
  /** The words below the bar. */
  readonly children: string;
}

/** Shows how far something long is. */
export const Progress = ({ label, share, children }: ProgressProps) => (
  <div>
    <div
      className="meter"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={children}
    >
      <span className="fill" style={{ width: `${Math.min(1, share) * 100}%` }} />
    </div>
    <Text size="sm" mt={6} aria-live="polite">
      {percent(share)} · {children}
    </Text>
  </div>
);
