import { join } from 'node:path';
import { hashOf, readJson, sweep, writeJson } from './files.mjs';
import { contextOf, storable } from './marked-text.mjs';
import { add, flush } from './outbox.mjs';
import { projectOf } from './project.mjs';
import { post, Unreachable } from './service.mjs';

/**
 * @typedef {object} Hook What a client tells at one moment of a session.
 * @property {string} client Name of the client.
 * @property {string} session Id of the session.
 * @property {string} folder Working directory.
 * @property {string} [turn] Id of the turn.
 * @property {string} [prompt] What the user said.
 * @property {string} [answer] What the assistant said last.
 */

/**
 * @typedef {object} Session What is kept of a session between its hooks.
 * @property {{ turn: string, content: string, at: string } | undefined} [prompt] The user's turn that is not yet in the outbox.
 * @property {string} [answer] The assistant's last words, where the client tells them before the end of the turn.
 * @property {number[]} [recalled] Ids of the memories that the model has been told.
 */

/** There is no prompt yet, so the search is for what is good to know in any session. */
const START_QUERY = 'preferences, conventions, decisions and open tasks';
/** Shorter prompts ("yes, go on") say too little to search with. */
const MIN_PROMPT_LENGTH = 12;
const MAX_QUERY_LENGTH = 1_000;
/** Characters of a turn that are stored; the service takes 10,000. */
const MAX_TURN_LENGTH = 8_000;
const MOST_MEMORIES = 20;
/** Ids of recalled memories that a session remembers. */
const MAX_RECALLED = 500;

/** The memory of one project, as one hook sees it. */
export class Memory {
  /**
   * @param {import('./settings.mjs').Settings} settings
   * @param {Hook} hook
   * @param {number} deadline the time of `performance.now()` by which the hook must be done
   */
  constructor(settings, hook, deadline) {
    this.settings = settings;
    this.hook = hook;
    this.deadline = deadline;
    this.project = settings.project ?? projectOf(hook.folder);
    this.file = join(settings.dataDir, 'sessions', `${hashOf(hook.client, hook.session)}.json`);
    /** @type {Session} */
    this.session = readJson(this.file) ?? {};
  }

  /** Begins a session, or its new context. Returns what the model should know; an empty text if nothing. */
  async start() {
    sweep(this.settings.dataDir);
    this.session.recalled = [];
    return this.#recall(START_QUERY, { min_score: 0 });
  }

  /** Notes the user's prompt for the end of the turn. Returns the memories that fit it; an empty text if none does. */
  async prompt() {
    const content = storable(this.hook.prompt ?? '');
    if (this.settings.captures) {
      const prompt = { turn: this.hook.turn ?? '', content: content.slice(0, MAX_TURN_LENGTH), at: now() };
      const { turn, content: noted } = this.session.prompt ?? {};
      // A client where the plugin is installed twice runs the hook twice: the prompt is noted already.
      if (turn !== prompt.turn || noted !== prompt.content) {
        this.#putPrompt();
        if (content) this.session.prompt = prompt;
      }
      delete this.session.answer;
      this.#save();
    }
    if (content.length < MIN_PROMPT_LENGTH || content.startsWith('/')) return '';
    return this.#recall(content.slice(0, MAX_QUERY_LENGTH));
  }

  /** Notes what the assistant said. */
  answer() {
    if (!this.settings.captures) return;
    this.session.answer = storable(this.hook.answer ?? '').slice(0, MAX_TURN_LENGTH);
    this.#save();
  }

  /** Ends a turn: hands it to the service, with all that has waited for it. */
  async stop() {
    if (!this.settings.captures) return;
    const answer = storable(this.hook.answer ?? this.session.answer ?? '').slice(0, MAX_TURN_LENGTH);
    this.#putPrompt(answer);
    delete this.session.answer;
    this.#save();
    await flush(this.settings, this.deadline);
  }

  /** Hands over what was said before the client compacts the session, after which the model has forgotten what it was told. */
  async compact() {
    this.session.recalled = [];
    if (this.settings.captures) this.#putPrompt();
    this.#save();
    if (this.settings.captures) await flush(this.settings, this.deadline);
  }

  /**
   * Puts the noted prompt, if it is not in the outbox yet, and an answer into the outbox.
   * @param {string} [answer]
   */
  #putPrompt(answer = '') {
    const { prompt } = this.session;
    const { client, session, turn = '' } = this.hook;
    const meta = { project: this.project, client };
    const events = [
      ...(prompt ? [{ role: 'user', content: prompt.content, timestamp: prompt.at, meta }] : []),
      ...(answer ? [{ role: 'assistant', content: answer, timestamp: now(), meta }] : []),
    ];
    delete this.session.prompt;
    if (!events.length) return;
    const { user } = this.settings;
    const body = { source: `${client}:${session}`.slice(0, 200), ...(user && { user_id: user }), events };
    const id = hashOf(client, session, prompt?.turn || turn, ...events.map(({ role, content }) => `${role} ${content}`));
    add(this.settings, id, body);
  }

  /**
   * @param {string} query
   * @param {object} [options] more fields of `POST /v1/memory/retrieve`
   */
  async #recall(query, options = {}) {
    const { settings, project, session } = this;
    if (!settings.tokenBudget) return '';
    // What belongs to no project, such as a preference stored elsewhere, is good to know in each.
    const filter = { or: [{ 'meta.project': project }, { 'meta.project': { exists: false } }] };
    const { status, body } = await post(
      settings,
      '/v1/memory/retrieve',
      { query, top_k: MOST_MEMORIES, filter, ...(settings.user && { user_id: settings.user }), ...options },
      this.deadline,
    );
    if (status !== 200) throw new Unreachable(`POST /v1/memory/retrieve: ${status}`);
    const known = session.recalled ?? [];
    const { context, told } = contextOf(
      body.memories.filter((/** @type {{ id: number }} */ { id }) => !known.includes(id)),
      project,
      settings.tokenBudget,
    );
    session.recalled = [...known, ...told].slice(-MAX_RECALLED);
    this.#save();
    return context;
  }

  #save() {
    writeJson(this.file, this.session);
  }
}

const now = () => new Date().toISOString();
