import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A command with all that can follow it: the names of its commands, and its options. */
interface Place {
  /** The commands so far: `mnemonest key`. */
  readonly path: string;
  readonly commands: readonly string[];
  readonly options: readonly string[];
}

/** Returns the script that completes the commands and options of a program in a shell. */
export function completionScript(program: Command, shell: Shell): string {
  const places = placesIn(program, program.name());
  if (shell === 'fish') return fishScript(program.name(), places);
  return (shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '') + bashScript(program.name(), places);
}

function placesIn(command: Command, path: string): Place[] {
  const commands = command.commands.filter((each) => !(each as { _hidden?: boolean })._hidden);
  return [
    {
      path,
      commands: commands.flatMap((each) => [each.name(), ...each.aliases()]),
      options: [...command.options, ...(command.parent ? command.parent.options.filter(({ long }) => long === '--json') : [])]
        .flatMap(({ long }) => long ?? [])
        .concat('--help'),
    },
    ...commands.flatMap((each) => placesIn(each, `${path} ${each.name()}`)),
  ];
}

function bashScript(name: string, places: readonly Place[]): string {
  const deeper = places.slice(1).map(({ path }) => `"${path}"`);
  const words = places.map(({ path, commands, options }) => `    "${path}") words="${[...commands, ...options].join(' ')}" ;;`);
  return `_${name}() {
  local path=${name} words="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path \${COMP_WORDS[i]}" in
      ${deeper.join('|')}) path="$path \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$path" in
${words.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _${name} ${name}
`;
}

function fishScript(name: string, places: readonly Place[]): string {
  const lines = places.flatMap(({ path, commands, options }) => {
    const [, ...above] = path.split(' ');
    const at =
      above.length > 0 ? above.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ') : '__fish_use_subcommand';
    return [
      ...(commands.length > 0 ? [`complete -c ${name} -f -n '${at}' -a '${commands.join(' ')}'`] : []),
      ...options.map((option) => `complete -c ${name} -n '${at}' -l ${option.slice(2)}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}
