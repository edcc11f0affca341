import { InvalidAnswer } from '../openai/provider-failure.js';

/** Maximum number of places in an answer at which an object is looked for. */
const MAX_STARTS = 200;

/**
 * Returns the texts of a completion that may hold the answer: what the model wrote, then what it thought. Some servers put all
 * of it into the thoughts, or send the text in parts.
 * @throws InvalidAnswer if there is none, as after a refusal
 */
export function textsOf(completion: unknown): string[] {
  const { choices } = Object(completion) as { choices?: { message?: Record<string, unknown> }[] };
  const message = Object(Array.isArray(choices) ? choices[0]?.message : undefined) as Record<string, unknown>;
  const texts = [message.content, message.reasoning_content, message.reasoning].map(textIn).filter((text) => text.trim());
  if (!texts.length) throw new InvalidAnswer('answered without content');
  return texts;
}

function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (Object(part) as { text?: unknown }).text)
    .filter((text) => typeof text === 'string')
    .join('');
}

/**
 * Yields the JSON objects in a text, which a model may wrap in prose, in fences or behind its thoughts: the whole text if it is
 * one, else those behind the thoughts, and at last those in them.
 */
export function* objectsIn(text: string): Generator<unknown> {
  const whole = parsed(text);
  if (whole !== undefined) return yield whole;
  const end = text.lastIndexOf('</think>');
  const [thoughts, said] = end < 0 ? ['', text] : [text.slice(0, end), text.slice(end)];
  yield* embedded(said);
  yield* embedded(thoughts);
}

/** Yields the objects that stand in a text, the last one first: before it, a model may repeat the question or an example. */
function embedded(text: string): unknown[] {
  const found: unknown[] = [];
  let starts = 0;
  for (let at = text.indexOf('{'); at >= 0 && starts < MAX_STARTS; starts++) {
    const end = endOfObject(text, at);
    const object = end === undefined ? undefined : parsed(text.slice(at, end));
    if (object !== undefined) found.unshift(object);
    at = text.indexOf('{', object === undefined ? at + 1 : end);
  }
  return found;
}

/** Returns the index behind the object that begins at `start`; undefined if it does not end. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
