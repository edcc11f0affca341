import { ActionIcon, Badge, Button, Group } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { exactTime, relativeTime, spoken } from '../logic/format';
import { partsOf } from '../logic/placeholders';
import { Icon } from './icons';

/** The time since something was; on hover, when exactly. */
export const Moment = ({ at }: { at: string }) => (
  <time dateTime={at} title={exactTime(at)}>
    {relativeTime(at, new Date())}
  </time>
);

/** A word about the state of something. */
export const Tag = ({
  children,
  tone = 'gray',
}: {
  children: ReactNode;
  tone?: 'gray' | 'brand' | 'red' | 'teal' | 'yellow';
}) => (
  <Badge variant="light" color={tone} radius="sm" tt="none" fw={500} className={`tag tag-${tone}`}>
    {children}
  </Badge>
);

/** The tags of a memory. */
export const Categories = ({ names }: { names: readonly string[] }) => (
  <Group gap={6} className="tags">
    {names.map((name) => (
      <Tag key={name}>{spoken(name)}</Tag>
    ))}
  </Group>
);

/** A button that copies a text, and says that it has. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const { copy, copied, error } = useClipboard({ timeout: 2_000 });
  return (
    <Button size="xs" variant="default" leftSection={<Icon name="copy" size={14} />} onClick={() => copy(text)}>
      {copied ? 'Copied' : error ? 'Select and copy it' : label}
    </Button>
  );
}

/** Something to paste. */
export function Code({ text, name }: { text: string; name: string }) {
  const { copy, copied } = useClipboard({ timeout: 2_000 });
  const label = copied ? 'Copied' : `Copy ${name}`;
  return (
    <div className="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which a keyboard must be able to do */}
      <pre tabIndex={0}>{text}</pre>
      <ActionIcon variant="default" aria-label={label} title={label} pos="absolute" top={6} right={6} onClick={() => copy(text)}>
        <Icon name="copy" size={14} />
      </ActionIcon>
    </div>
  );
}

/** The text of a memory; what was cut out of it is marked. */
export const MemoryText = ({ text }: { text: string }) => (
  <span className="wrap memory-text">
    {partsOf(text).map((part, index) =>
      part.redacted ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
        <mark key={index} className="redacted" title={`A ${part.redacted} was cut out before it was stored`}>
          {part.text}
        </mark>
      ) : (
        part.text
      ),
    )}
  </span>
);
