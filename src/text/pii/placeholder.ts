import { MASK } from './fold.js';

/** Values that hide a secret, hold its place or refer to it. */
const SHAPES: readonly RegExp[] = [
  // ****, xxxx, •••• and what begins or goes on so: "**5512"
  /^[*•●·._x#?-]{3,}$/i,
  /^[*•●]{2,}|[*•●]{3,}/,
  // cut short: "sk-…"
  /…|\.{3}/,
  // <password>, [password], ${PASSWORD}, {{ vault }}
  /^<[^<>]{0,60}>?$/,
  /^\[[\p{L}_ -]{1,40}\]?$/u,
  /^\$?\{{1,2}[^{}]{0,60}\}{0,2}$/,
  // $PASSWORD, $(cat file), $env:PASSWORD, %PASSWORD%
  /^\$(?:[A-Z_][A-Z0-9_]*|[a-z_]+|\([^()]{0,60}\)?|env:\w+)$/,
  /^%[A-Za-z_]\w{0,40}%$/,
  // YOUR_API_KEY, insert-token
  /^(?:your|my|the|some|insert|enter|add|put)[-_][\p{L}_-]*$/iu,
  // process.env.PASSWORD, config["password"], getenv("PASSWORD")
  /^(?:process\.env|os\.environ|os\.getenv|getenv|ENV|import\.meta\.env|secrets|vars|var|config|settings|vault|env)[.[(:]/,
  // a link to it, with the name or address of a host and no user before it
  /^https?:\/\/(?:localhost|\[[\da-f:]+\]|[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)+)(?::\d+)?(?:[/?#]|$)/iu,
  // a reference to an issue, also as a link: [#1482], [#1482](https://…)
  /^\[#\d{1,8}(?:\]?$|\]\()/,
];

/** The part of a value that is compared with the shapes, in UTF-16 code units. */
const READ = 200;

/** True if a value only holds the place of a secret, or refers to where it is kept. */
export const isPlaceholder = (value: string): boolean => {
  const head = value.slice(0, READ);
  return SHAPES.some((shape) => shape.test(head));
};

/** True if a value was found and masked already. */
export const isMasked = (value: string): boolean => value.length > 0 && value.replaceAll(MASK, '') === '';
