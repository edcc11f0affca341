/**
 * @typedef {'start' | 'prompt' | 'answer' | 'stop' | 'compact'} Moment
 * @typedef {object} Client How one client names things in its hooks.
 * @property {Readonly<Record<string, Moment>>} moments By the names of its events.
 * @property {(input: any) => Omit<import('./memory.mjs').Hook, 'client'>} read
 * @property {(context: string, event: string) => object} write What is printed to tell the model something.
 */

const text = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : undefined);

/** @param {Record<string, unknown>} fields */
const given = (fields) =>
  /** @type {any} */ (Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));

/** @type {Client['write']} */
const inHookOutput = (context, event) => ({ hookSpecificOutput: { hookEventName: event, additionalContext: context } });

/** @type {Client} */
const claudeCode = {
  moments: { SessionStart: 'start', UserPromptSubmit: 'prompt', Stop: 'stop', PreCompact: 'compact' },
  read: (input) =>
    given({
      session: text(input.session_id) ?? '',
      folder: text(input.cwd) ?? process.cwd(),
      turn: text(input.prompt_id) ?? text(input.turn_id),
      prompt: text(input.prompt),
      answer: text(input.last_assistant_message),
    }),
  write: inHookOutput,
};

/** @type {Client} */
const gemini = {
  moments: { SessionStart: 'start', BeforeAgent: 'prompt', AfterAgent: 'stop', PreCompress: 'compact' },
  read: (input) => given({ ...claudeCode.read(input), answer: text(input.prompt_response) }),
  write: inHookOutput,
};

/** @type {Client} */
const cursor = {
  moments: {
    sessionStart: 'start',
    beforeSubmitPrompt: 'prompt',
    afterAgentResponse: 'answer',
    stop: 'stop',
    preCompact: 'compact',
  },
  read: (input) =>
    given({
      session: text(input.conversation_id) ?? text(input.session_id) ?? '',
      folder: text(input.workspace_roots?.[0]) ?? text(input.cwd) ?? process.cwd(),
      turn: text(input.generation_id),
      prompt: text(input.prompt),
      answer: text(input.text),
    }),
  // `continue` is the only field that every version knows for a prompt, and the others ignore it.
  write: (context, event) => ({ ...(event === 'beforeSubmitPrompt' && { continue: true }), additional_context: context }),
};

/** @type {Readonly<Record<string, Client>>} */
export const CLIENTS = { 'claude-code': claudeCode, codex: claudeCode, gemini, cursor };
