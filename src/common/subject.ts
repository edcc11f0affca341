/** The keys of meta that name the subject of a memory: the user, the agent or the run that it belongs to. */
export const SUBJECT_KEYS = ['user_id', 'agent_id', 'run_id'] as const;
export type SubjectKey = (typeof SUBJECT_KEYS)[number];

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
