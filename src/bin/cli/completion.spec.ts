import { spawnSync } from 'node:child_process';
import { completionScript } from './completion.js';
import { makeProgram } from './program.js';

/** Returns what bash proposes for the last word of a command line. */
function proposed(...words: string[]): string[] {
  const script = `${completionScript(makeProgram(), 'bash')}
COMP_WORDS=(mnemonest ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_mnemonest; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

describe('completionScript', () => {
  it('proposes commands, their commands and their options in bash', () => {
    expect(proposed('rem')).toEqual(['remember']);
    expect(proposed('workspace', 're')).toEqual(['restore']);
    expect(proposed('key', 'create', '--lab')).toEqual(['--label']);
    expect(proposed('key', 'create', '--label', 'x', '--exp')).toEqual(['--expires-at']);
    expect(proposed('list', '--js')).toEqual(['--json']);
    expect(proposed('')).toEqual(expect.arrayContaining(['recall', 'doctor', 'completion', '--json']));
  });

  it('is that of bash in zsh, and one line a word in fish', () => {
    expect(completionScript(makeProgram(), 'zsh')).toMatch(/^autoload -U \+X bashcompinit && bashcompinit\n_mnemonest\(\)/);
    const fish = completionScript(makeProgram(), 'fish');
    expect(fish).toContain(`complete -c mnemonest -n '__fish_seen_subcommand_from recall' -l top-k\n`);
  });
});
