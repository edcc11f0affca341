import { VEIL } from './fold.js';

/** Values that hide a secret or hold its place: `****`, `<password>`, `$PASSWORD`, `{{ vault }}`, `YOUR_API_KEY`, `[REDACTED]`. */
const SHAPES: readonly RegExp[] = [
  /^[*•●·._x#?-]{3,}$/i,
  /^[*•●]{2,}|[*•●]{3,}/,
  /…|\.{3}/,
  /^<[^<>]{0,60}>?$/,
  /^\[[\p{L}_ -]{1,40}\]?$/u,
  /^\$?\{{1,2}[^{}]{0,60}\}{0,2}$/,
  /^\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+|\([^()]{0,60}\)?|env:\w+)$/,
  /^%[A-Za-z_]\w{0,40}%$/,
  /^(?:your|my|the|some|insert|enter|add|put)[-_][\p{L}_-]*$/iu,
  /^(?:process\.env|os\.environ|os\.getenv|getenv|ENV|import\.meta\.env|secrets|vars|var|config|settings|vault|env)[.[(:]/,
  /^https?:\/\//i,
  /^\[#\d/,
];

/** Whether a value only holds the place of a secret, or is a reference to where it is kept. */
export const isPlaceholder = (value: string): boolean => {
  const head = value.slice(0, 200);
  return SHAPES.some((shape) => shape.test(head));
};

/** Whether a value was found and veiled already. */
export const isVeiled = (value: string): boolean => value.length > 0 && value.replaceAll(VEIL, '') === '';
