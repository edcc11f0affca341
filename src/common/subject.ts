import { AppError } from './app-error.js';

/** The keys of meta that name the subject of a memory: the user, the agent or the run that it belongs to. */
export const SUBJECT_KEYS = ['user_id', 'agent_id', 'run_id'] as const;
export type SubjectKey = (typeof SUBJECT_KEYS)[number];

/** The key of meta that names the user. */
export const USER_KEY = 'user_id' satisfies SubjectKey;

/** The subject of a memory. */
export type Subject = { readonly [Key in SubjectKey]?: string | null | undefined };

type Meta = Record<string, unknown> | null | undefined;

/** Returns the meta with the parts of the subject that are given; the meta itself if none is. */
export function withSubject<M extends Meta>(meta: M, subject: Subject): M | Record<string, string> {
  const given = SUBJECT_KEYS.flatMap((key) => (typeof subject[key] === 'string' ? [[key, subject[key]]] : []));
  return given.length > 0 ? { ...meta, ...Object.fromEntries(given) } : meta;
}

/**
 * Returns the first part of a subject that a meta names another way; undefined if they agree. The number 7 names the same as "7".
 */
export const conflictIn = (meta: Meta, subject: Subject): SubjectKey | undefined =>
  SUBJECT_KEYS.find((key) => {
    const [given, known] = [subject[key], meta?.[key]];
    return typeof given === 'string' && known !== undefined && known !== null && String(known) !== given;
  });

/**
 * Returns the meta of what a key writes: with the user that it is bound to.
 * @param boundUserId none for a key that is not bound
 * @throws AppError `operation_not_allowed` if the meta names another user
 */
export function withBoundUser<M extends Meta>(meta: M, boundUserId: string | null | undefined): M | Record<string, unknown> {
  if (!boundUserId) return meta;
  if (conflictIn(meta, { [USER_KEY]: boundUserId })) throw otherUser(boundUserId);
  return { ...meta, [USER_KEY]: boundUserId };
}

/** Returns the error of a call with a bound key for another user than its own. */
export const otherUser = (boundUserId: string): AppError =>
  new AppError('operation_not_allowed', { detail: `This API key is bound to ${USER_KEY} ${JSON.stringify(boundUserId)}` });
