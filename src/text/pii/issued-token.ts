import { matchesOf } from '../../common/matches.js';
import { anyOf } from '../word-lists.js';
import type { Span } from './span.js';

/**
 * Keys by the prefixes that issuers gave them so that scanners can find them, after the rules of gitleaks and GitHub's list
 * of supported secrets. Lengths are lower bounds, shorter than issuers use: a key that lost its end in copying is still most
 * of a key.
 */
const ISSUED: readonly string[] = [
  // This service, and the one that it is compatible with.
  String.raw`(?:mnx|bxk)_ws_[\w-]{16,}|mnx_admin_[\w-]{16,}`,
  // AWS
  '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])',
  // GitHub, GitLab
  String.raw`gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_\w{20,}`,
  String.raw`gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\w.-]{16,}`,
  // Slack
  String.raw`xox[a-z]-[\w-]{10,}|xoxe\.xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}`,
  // Stripe, and others of its kind
  String.raw`[prs]k_(?:live|test|prod)_\w{10,}|whsec_[A-Za-z0-9+/=]{16,}`,
  // OpenAI, Anthropic, OpenRouter
  String.raw`sk-(?:proj|svcacct|admin|None|ant|or|lf|live|test)-[\w-]{16,}|sk-[A-Za-z0-9]{20,}[\w-]*`,
  // Google
  String.raw`AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}`,
  // Registries: npm, PyPI, RubyGems, Docker Hub, crates.io
  String.raw`npm_[A-Za-z0-9]{30,}|pypi-AgE[\w-]{30,}|rubygems_[a-f0-9]{40,}|dckr_[op]at_[\w-]{20,}|crates?io_?[A-Za-z0-9]{30,}`,
  // Models: Hugging Face, Replicate, Groq, Perplexity, xAI, Tavily
  'hf_[A-Za-z0-9]{30,}|r8_[A-Za-z0-9]{30,}|gsk_[A-Za-z0-9]{40,}',
  String.raw`pplx-[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,}|tvly-[\w-]{20,}`,
  // SendGrid, Mailgun, Twilio, Mailchimp
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}|key-[a-f0-9]{32}|SK[a-f0-9]{32}|[a-f0-9]{32}-us\d{1,2}`,
  // DigitalOcean, Shopify, Square
  String.raw`do[oprt]_v1_[a-f0-9]{40,}|shp(?:at|ca|pa|ss|tka)_[a-fA-F0-9]{32}|sq0[a-z]{3}-[\w-]{22,}`,
  // Telegram, Discord
  String.raw`\d{8,10}:AA[\w-]{30,}|[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,}`,
  // Linear, Notion, Atlassian, Postman, Figma
  String.raw`lin_(?:api|oauth)_\w{30,}|ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{40,}`,
  String.raw`ATATT3[\w=-]{30,}|PMAK-[a-f0-9-]{30,}|figd_[\w-]{30,}`,
  // Vault, Databricks, Doppler, Tailscale, age
  String.raw`hv[bsr]\.[\w-]{20,}|dapi[a-f0-9]{32}(?:-\d)?|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}`,
  String.raw`tskey-[\w-]{20,}|AGE-SECRET-KEY-1[A-Z0-9]{40,}`,
  // Grafana, Sentry, Supabase, Netlify, PlanetScale, Vercel, New Relic
  String.raw`gl(?:sa|c)_[\w+/=]{30,}|sntry[su]_[\w+/=]{30,}|sbp_[a-f0-9]{40}|nfp_\w{30,}`,
  String.raw`pscale_\w{2,8}_[\w.-]{30,}|vc[prika]_\w{20,}|NRAK-[A-Z0-9]{20,}`,
  // Airtable, Terraform Cloud, Fly.io, Mapbox
  String.raw`pat[A-Za-z0-9]{14}\.[a-f0-9]{64}|[A-Za-z0-9]{14}\.atlasv1\.[\w-]{50,}`,
  String.raw`fo1_[\w-]{30,}|FlyV1 fm2_[\w+/=,-]{30,}|sk\.eyJ[\w-]{20,}\.[\w-]{16,}`,
  // Meta, Azure, Azen
  String.raw`EAA[A-Za-z0-9]{40,}|[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}|azen[_-][\w-]{24,}`,
];

/** The body after a prefix takes all that it can, and nothing has to follow it: no character is looked at twice. */
const TOKEN = new RegExp(`(?<![A-Za-z0-9])${anyOf(...ISSUED)}`, 'g');

const SLACK_WEBHOOK = /(?<=\bhooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]{20,}/g;
const DISCORD_WEBHOOK = /(?<=\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/)[\w-]{40,}/g;
const TELEGRAM_PATH = /(?<=\/bot)\d{8,10}:[\w-]{30,}/g;
/** Keys and signatures in the query of a URL, by names that have no other use there. */
const QUERY = /(?<=[?&](?:sig|signature|x-amz-signature|x-goog-signature|appid|app_?key|key|hmac)=)[\w%+/=.-]{16,}/gi;
/** A secret that is written after the id of its key; it has no prefix of its own. */
const AWS_SECRET = /(?<=(?:AKIA|ASIA)[A-Z0-9]{14,16}["']?[\s,;:/|]{1,3})[A-Za-z0-9/+]{30,}/g;
const AZURE_KEY = /(?<=\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[\w+/=%&-]{16,}/gi;
/** Session ids, by the names that servers give their cookies. */
const SESSION_ID = /(?<=\b(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|sessionid)=)[\w%.-]{12,}/gi;
const AUTHORIZATION = /(?<=\b(?:Bearer|Basic)\s{1,3})[\w.~+/=-]{16,}/gi;

const KEYS: readonly RegExp[] = [
  TOKEN,
  SLACK_WEBHOOK,
  DISCORD_WEBHOOK,
  AZURE_KEY,
  QUERY,
  AWS_SECRET,
  TELEGRAM_PATH,
  SESSION_ID,
  AUTHORIZATION,
];
/** Patterns that also match plain words: their matches need a digit. */
const NEED_DIGIT: ReadonlySet<RegExp> = new Set([QUERY, AUTHORIZATION]);

const COOKIES = /\b(?:set-)?cookie:\s?([^\n]{0,2000})/dgi;
/** A cookie with the name of a session; the first group is its value. */
const SESSION_COOKIE = /(?<![\w-])[\w.-]{0,40}(?:sess|sid|auth|token)[\w.-]{0,40}=([^\s;,]{12,})/dgi;

/** Three or more base64url parts of which the first is an object (RFC 7519). */
const JWT = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*)+/g;

/** The end of a key that only shows the format of one: `ghp_xxxxxxxxxxxxxxxx`. */
const SAMPLE = /(.)\1{9}$/;

const HAS_DIGIT = /\d/;

/** Finds keys and tokens of known issuers, JWTs, session cookies, and tokens in Authorization headers. */
export const issuedTokens = (text: string): Span[] => [...jwts(text), ...sessionCookies(text), ...keys(text)];

function jwts(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index: start, 0: token } of matchesOf(text, JWT)) {
    const hasThreeParts = token.split('.', 3).length === 3;
    if (hasThreeParts) spans.push({ kind: 'JWT', start, end: start + token.replace(/\.+$/, '').length });
  }
  return spans;
}

function sessionCookies(text: string): Span[] {
  const spans: Span[] = [];
  for (const { indices } of matchesOf(text, COOKIES)) {
    const [from, to] = indices![1]!;
    for (const cookie of matchesOf(text.slice(from, to), SESSION_COOKIE)) {
      const [start, end] = cookie.indices![1]!;
      if (HAS_DIGIT.test(cookie[1]!)) spans.push({ kind: 'API_KEY', start: from + start, end: from + end });
    }
  }
  return spans;
}

function keys(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of KEYS)
    for (const { index: start, 0: key } of matchesOf(text, pattern)) {
      if (SAMPLE.test(key) || (NEED_DIGIT.has(pattern) && !HAS_DIGIT.test(key))) continue;
      spans.push({ kind: 'API_KEY', start, end: start + key.replace(/[.-]+$/, '').length });
    }
  return spans;
}
