import { NumberInput } from '@mantine/core';

const MAX = 2_147_483_647;

interface LimitFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** The meaning of an empty field; without it, a number is needed. */
  readonly none?: string;
  readonly least?: number;
}

/** A whole number that bounds something; an empty field is null. */
export const LimitField = ({ label, value, onChange, none, least = 0 }: LimitFieldProps) => (
  <NumberInput
    label={label}
    placeholder={none ?? ''}
    value={value ?? ''}
    onChange={(given) => onChange(typeof given === 'number' ? given : null)}
    min={least}
    max={MAX}
    allowDecimal={false}
    allowNegative={false}
    thousandSeparator=","
    hideControls
  />
);
