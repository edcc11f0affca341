import { setTimeout as sleep } from 'node:timers/promises';
import type { EventResultResponse, EventStatusResponse } from '../../modules/events/events.response.js';
import type { ServiceProcess } from '../measuring/service-process.js';
import { parseJson, parseLines, readText } from './json-lines.js';
import { WorkspaceClient } from './service-client.js';

/** A turn of a conversation; `text` instead of `content` may begin with the name of its speaker, as in "Ana: hello". */
interface ChatTurn {
  readonly id?: string;
  readonly role?: string;
  readonly content?: string;
  readonly text?: string;
  readonly session?: string | number;
  /** RFC 3339; for what a language model makes of "tomorrow". */
  readonly timestamp?: string;
}

interface ChatQuestion {
  readonly q: string;
  /** Substrings with `|` between them, one of which the right hit has. */
  readonly answer?: string;
  /** The ids of the turns that answer, instead. */
  readonly evidence?: readonly string[];
}

/** A conversation with questions about it. */
export interface Chat {
  readonly id: string;
  readonly turns: readonly ChatTurn[];
  readonly questions: readonly ChatQuestion[];
}

/** The memories that a conversation became, and the answers to the questions about it. */
export interface ChatResult {
  readonly id: string;
  readonly turns: readonly TurnFate[];
  readonly memories: number;
  /** Number of memories whose text ends in a question mark. */
  readonly questionsLeft: number;
  readonly answers: readonly ChatAnswer[];
}

/** The fate of a turn. */
export interface TurnFate {
  readonly outcome: 'kept' | 'dropped' | 'failed';
  /** The action of its store, the reason why it was dropped, or an error. */
  readonly fate: string;
}

interface ChatAnswer {
  readonly q: string;
  /** Share of what answers the question among the first hits. */
  readonly recallAt: (depth: number) => number;
}

const DEPTH = 10;
const MAX_EVENTS = 1_000;
const MAX_CHARACTERS = 100_000;
const LOOK_EVERY_MS = 100;
const SPEAKER = /^(\p{Lu}[\p{L} .-]{0,30}): /u;

/** @throws CliError if the file cannot be read */
export function readChats(file: string): Chat[] {
  const text = readText(file);
  return (text.trimStart().startsWith('[') ? parseJson(text, file) : parseLines(text, file)) as Chat[];
}

/**
 * Hands a conversation over to a new workspace, and asks its questions.
 * @param byStores true to store every turn instead
 */
export async function runChat(
  chat: Chat,
  service: ServiceProcess,
  byStores: boolean,
  tick: (done?: number) => void,
): Promise<ChatResult> {
  const workspace = await WorkspaceClient.create(service, `eval ${chat.id}`);
  const { fates, memoriesOf } = byStores ? await storeTurns(chat, workspace) : await submitTurns(chat, workspace);
  tick(chat.turns.length);
  const texts = await workspace.allTexts();
  // A retrieve at a given time counts no access, which would rank its hits higher for the next question.
  const asOf = new Date();
  const answers: ChatAnswer[] = [];
  for (const question of chat.questions) {
    const hits = await workspace.ask(question.q, DEPTH, asOf);
    answers.push({ q: question.q, recallAt: (depth) => recall(question, hits.slice(0, depth), memoriesOf) });
    tick();
  }
  return {
    id: chat.id,
    turns: fates,
    memories: texts.length,
    questionsLeft: texts.filter((text) => /[?？]\s*$/.test(text)).length,
    answers,
  };
}

/** The fate of each turn, and the memories that hold each turn, by its id. */
interface Stored {
  readonly fates: TurnFate[];
  readonly memoriesOf: ReadonlyMap<string, readonly number[]>;
}

async function storeTurns({ id, turns }: Chat, workspace: WorkspaceClient): Promise<Stored> {
  const fates: TurnFate[] = [];
  const memoriesOf = new Map<string, readonly number[]>();
  for (const turn of turns) {
    const answer = await workspace.store(contentOf(turn), { session_id: String(turn.session ?? id) });
    if (answer === 'pii_rejected') {
      fates.push({ outcome: 'failed', fate: answer });
      continue;
    }
    fates.push({ outcome: 'kept', fate: answer.dedup.action });
    if (turn.id !== undefined) memoriesOf.set(turn.id, [answer.memory_id]);
  }
  return { fates, memoriesOf };
}

async function submitTurns({ id, turns }: Chat, workspace: WorkspaceClient): Promise<Stored> {
  const fates: TurnFate[] = [];
  const memoriesOf = new Map<string, readonly number[]>();
  for (const part of partsOf(turns)) {
    const events = part.map((turn) => ({
      role: turn.role ?? 'user',
      name: SPEAKER.exec(turn.text ?? '')?.[1],
      content: contentOf(turn),
      timestamp: turn.timestamp,
      meta: { session_id: String(turn.session ?? id) },
    }));
    const { results } = await finished(workspace, await workspace.submit(id, events));
    for (const [index, result] of results.entries()) {
      fates.push(fateOf(result));
      const turn = part[index]?.id;
      if (turn !== undefined) memoriesOf.set(turn, memoriesIn(result));
    }
  }
  return { fates, memoriesOf };
}

function fateOf({ status, reason, code, dedup }: EventResultResponse): TurnFate {
  if (status === 'ok') return { outcome: 'kept', fate: dedup?.action ?? status };
  return status === 'dropped' ? { outcome: 'dropped', fate: reason ?? status } : { outcome: 'failed', fate: code ?? status };
}

/** Returns the memories that hold a turn: several where a language model extracts facts. */
const memoriesIn = ({ memory_id, memories }: EventResultResponse): number[] =>
  memories?.map((memory) => memory.memory_id) ?? (memory_id === undefined ? [] : [memory_id]);

const contentOf = ({ content, text }: ChatTurn): string => content ?? text ?? '';

/** Splits turns into calls that the service accepts. */
function partsOf(turns: readonly ChatTurn[]): ChatTurn[][] {
  const parts: ChatTurn[][] = [[]];
  let characters = 0;
  for (const turn of turns) {
    characters += contentOf(turn).length;
    if (characters > MAX_CHARACTERS || parts.at(-1)!.length === MAX_EVENTS) {
      parts.push([]);
      characters = contentOf(turn).length;
    }
    parts.at(-1)!.push(turn);
  }
  return parts;
}

async function finished(workspace: WorkspaceClient, event: number): Promise<EventStatusResponse> {
  for (;;) {
    const status = await workspace.event(event);
    if (status.finished_at) return status;
    await sleep(LOOK_EVERY_MS);
  }
}

function recall(
  { answer, evidence = [] }: ChatQuestion,
  hits: readonly { readonly id: number; readonly text: string }[],
  memoriesOf: ReadonlyMap<string, readonly number[]>,
): number {
  if (answer !== undefined) return Number(hits.some(({ text }) => answer.split('|').some((part) => text.includes(part))));
  const found = new Set(hits.map(({ id }) => id));
  const isFound = (turn: string) => memoriesOf.get(turn)?.some((id) => found.has(id)) ?? false;
  return evidence.filter(isFound).length / Math.max(1, evidence.length);
}
