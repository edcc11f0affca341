import type { ImportLine } from './mapped.js';
import type { Survey } from './survey.js';

/** Characters of a sample. */
const SAMPLE = 100;
/** Maximum number of users that are listed one by one. */
const USERS = 5;

/** Formats a survey for people: how many memories there would be, of whom, such as which, and what is left out. */
export function surveyLines(survey: Survey): string {
  const { memories, users, samples } = survey;
  const named = [...users].sort(([, a], [, b]) => b - a).map(([user, count]) => `${count} ${user ? `of ${user}` : 'of no user'}`);
  const more = named.length > USERS ? [`and of ${named.length - USERS} more`] : [];
  const whose = memories ? `: ${[...named.slice(0, USERS), ...more].join(', ')}` : '';
  const lines = [
    `${memories} ${memories === 1 ? 'memory' : 'memories'} would be imported${whose}`,
    ...samples.map((line) => `  ${sampleOf(line)}`),
    ...leftOutLines(survey),
  ];
  return `${lines.join('\n')}\n`;
}

/** Formats what a survey leaves out for people, a line for each reason. */
export function leftOutLines({ leftOut }: Survey): string[] {
  if (!leftOut.length) return [];
  const width = String(leftOut[0]!.pieces).length;
  return [
    'left out:',
    ...leftOut.map(({ reason, pieces, examples }) => `  ${String(pieces).padStart(width)} ${reason} (${examples.join(', ')})`),
  ];
}

/** Returns a survey as an object for JSON. */
export const jsonSurvey = ({ memories, users, samples, leftOut }: Survey): object => ({
  memories,
  users: [...users].map(([user, count]) => ({ user_id: user || null, memories: count })),
  samples,
  left_out: leftOut,
});

const sampleOf = (line: ImportLine): string => {
  const text = String(line['text'] ?? line['memory']).replaceAll(/\s+/g, ' ');
  return text.length > SAMPLE ? `${text.slice(0, SAMPLE)}…` : text;
};
