import { readFileSync } from 'node:fs';

/** A command of a page of the documentation, with what the page says of it. */
export interface DocumentedCommand {
  readonly text: string;
  /** The JSON that the page shows as its answer. */
  readonly json?: unknown;
  /** The text that the page shows as its output. */
  readonly output?: string;
  /** The program that the page shows before it, which the command runs. */
  readonly program?: string;
}

const BLOCK = /^```(\w*)\n([\s\S]*?)^```$/gm;
/** Commands of the command line within a sentence. */
const INLINE = /`(npx mnemonest [^`]+)`/g;

/**
 * Returns the commands of a page in their order: those of its blocks of shell, those that begin with `$` in blocks without a
 * language, and those of the command line within sentences.
 */
export function documentedCommands(page: string): DocumentedCommand[] {
  const text = readFileSync(page, 'utf8');
  const commands: (DocumentedCommand & { index: number })[] = [];
  let program = '';
  for (const { 1: language, 2: code = '', index } of text.matchAll(BLOCK)) {
    if (language === 'sh') for (const line of linesOf(code)) commands.push({ text: line, index });
    else if (language === 'json' && commands.length) commands.push({ ...commands.pop()!, json: JSON.parse(code) });
    else if (code.startsWith('$ ')) {
      const [first = '', ...output] = code.split('\n');
      commands.push({ text: first.slice(2), output: output.join('\n').trim(), program, index });
    } else program = code;
  }
  const prose = text.replace(BLOCK, (block) => ' '.repeat(block.length));
  for (const { 1: inline, index } of prose.matchAll(INLINE)) commands.push({ text: inline!, index });
  return commands.sort((a, b) => a.index - b.index);
}

/** Returns the programs in another language than shell that a page shows. */
export const documentedPrograms = (page: string, language: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(BLOCK)].filter(([, tag]) => tag === language).map(([, , code]) => code!);

/** The lines of a block, each with those that continue it, without comments. */
const linesOf = (code: string): string[] =>
  code
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)#\s.*$/, '').trim())
    .filter(Boolean);
