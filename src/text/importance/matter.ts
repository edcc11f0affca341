/** The kinds of matters that make a text important. */
export const MATTERS = [
  'health',
  'danger',
  'attack',
  'law',
  'no way back',
  'decision',
  'commitment',
  'consequence',
  'prohibition',
  'contract',
  'money',
  'loss',
  'change',
  'obligation',
] as const;
export type Matter = (typeof MATTERS)[number];
