import { matchesOf } from '../../common/matches.js';
import type { Span } from './span.js';

/**
 * The prefixes that issuers gave their keys so that scanners can find them, after the rules of gitleaks and GitHub's list of supported
 * secrets. Lengths are lower bounds, shorter than issuers use: a key that lost its end in copying is still most of a key.
 */
const ISSUED: readonly string[] = [
  String.raw`(?:mnx|bxk)_ws_[\w-]{16,}|mnx_admin_[\w-]{16,}`, // this service, and the one it is compatible with
  '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])', // AWS
  String.raw`gh[oprsu]_[A-Za-z0-9]{16,}|github_pat_\w{20,}`, // GitHub
  String.raw`gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\w.-]{16,}`, // GitLab
  String.raw`xox[a-z]-[\w-]{10,}|xoxe\.xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}`, // Slack
  String.raw`[prs]k_(?:live|test|prod)_\w{10,}|whsec_[A-Za-z0-9+/=]{16,}`, // Stripe and others of its kind
  String.raw`sk-(?:proj|svcacct|admin|None|ant|or|lf|live|test)-[\w-]{16,}|sk-[A-Za-z0-9]{20,}[\w-]*`, // OpenAI, Anthropic, OpenRouter
  String.raw`AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}`, // Google
  String.raw`npm_[A-Za-z0-9]{30,}|pypi-AgE[\w-]{30,}|rubygems_[a-f0-9]{40,}|dckr_[op]at_[\w-]{20,}|crates?io_?[A-Za-z0-9]{30,}`, // registries
  String.raw`hf_[A-Za-z0-9]{30,}|r8_[A-Za-z0-9]{30,}|gsk_[A-Za-z0-9]{40,}|pplx-[A-Za-z0-9]{40,}|xai-[A-Za-z0-9]{40,}|tvly-[\w-]{20,}`, // models
  String.raw`SG\.[\w-]{16,}\.[\w-]{16,}|key-[a-f0-9]{32}|SK[a-f0-9]{32}|[a-f0-9]{32}-us\d{1,2}`, // SendGrid, Mailgun, Twilio, Mailchimp
  String.raw`do[oprt]_v1_[a-f0-9]{40,}|shp(?:at|ca|pa|ss|tka)_[a-fA-F0-9]{32}|sq0[a-z]{3}-[\w-]{22,}`, // DigitalOcean, Shopify, Square
  String.raw`\d{8,10}:AA[\w-]{30,}|[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,}`, // Telegram, Discord
  String.raw`lin_(?:api|oauth)_\w{30,}|ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{40,}|ATATT3[\w=-]{30,}|PMAK-[a-f0-9-]{30,}|figd_[\w-]{30,}`, // Linear … Figma
  String.raw`hv[bsr]\.[\w-]{20,}|dapi[a-f0-9]{32}(?:-\d)?|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{30,}|tskey-[\w-]{20,}|AGE-SECRET-KEY-1[A-Z0-9]{40,}`, // Vault … age
  String.raw`gl(?:sa|c)_[\w+/=]{30,}|sntry[su]_[\w+/=]{30,}|sbp_[a-f0-9]{40}|nfp_\w{30,}|pscale_\w{2,8}_[\w.-]{30,}|vc[prika]_\w{20,}|NRAK-[A-Z0-9]{20,}`, // Grafana … New Relic
  String.raw`pat[A-Za-z0-9]{14}\.[a-f0-9]{64}|[A-Za-z0-9]{14}\.atlasv1\.[\w-]{50,}|fo1_[\w-]{30,}|FlyV1 fm2_[\w+/=,-]{30,}|sk\.eyJ[\w-]{20,}\.[\w-]{16,}`, // Airtable … Mapbox
  String.raw`EAA[A-Za-z0-9]{40,}|[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}|azen[_-][\w-]{24,}`, // Meta, Azure
];

/** A body that follows a fixed prefix consumes what it can and nothing has to come after it: no character is looked at twice. */
const TOKEN = new RegExp(`(?<![A-Za-z0-9])(?:${ISSUED.join('|')})`, 'g');

const WEBHOOK_PATH = /(?<=\bhooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]{20,}/g;
const DISCORD_WEBHOOK = /(?<=\bdiscord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/)[\w-]{40,}/g;
/** Keys and signatures in the query of a URL, by the names that have no other use there. */
const QUERY = /(?<=[?&](?:sig|signature|x-amz-signature|x-goog-signature|appid|app_?key|key|hmac)=)[\w%+/=.-]{16,}/gi;
/** The secret that is written beside the id of its key; it has no prefix of its own. */
const AWS_SECRET = /(?<=(?:AKIA|ASIA)[A-Z0-9]{14,16}["']?[\s,;:/|]{1,3})[A-Za-z0-9/+]{30,}/g;
const TELEGRAM_PATH = /(?<=\/bot)\d{8,10}:[\w-]{30,}/g;
/** Sessions by the names that servers give their cookies. */
const SESSION_ID = /(?<=\b(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|connect\.sid|sessionid)=)[\w%.-]{12,}/gi;
const COOKIES = /\b(?:set-)?cookie:\s?([^\n]{0,2000})/dgi;
const SESSION = /(?<![\w-])[\w.-]{0,40}(?:sess|sid|auth|token)[\w.-]{0,40}=([^\s;,]{12,})/dgi;
const AUTHORIZATION = /(?<=\b(?:Bearer|Basic)\s{1,3})[\w.~+/=-]{16,}/gi;
const AZURE_KEY = /(?<=\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=)[\w+/=%&-]{16,}/gi;

/** Three or more base64url parts of which the first is an object (RFC 7519). */
const JWT = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*)+/g;

/** The end of a key that only shows what one looks like: `ghp_xxxxxxxxxxxxxxxx`. */
const SAMPLE = /(.)\1{9}$/;

/** Keys and tokens of known issuers, JWTs, and what stands in an Authorization header. */
export function issuedTokens(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: token } of matchesOf(text, JWT)) {
    if (token.split('.', 3).length === 3)
      spans.push({ kind: 'JWT', start: index, end: index + token.replace(/\.+$/, '').length });
  }
  for (const { indices } of matchesOf(text, COOKIES)) {
    const [from, to] = indices![1]!;
    for (const session of matchesOf(text.slice(from, to), SESSION)) {
      const [start, end] = session.indices![1]!;
      if (/\d/.test(session[1]!)) spans.push({ kind: 'API_KEY', start: from + start, end: from + end });
    }
  }
  for (const pattern of [
    TOKEN,
    WEBHOOK_PATH,
    DISCORD_WEBHOOK,
    AZURE_KEY,
    QUERY,
    AWS_SECRET,
    TELEGRAM_PATH,
    SESSION_ID,
    AUTHORIZATION,
  ]) {
    for (const { index, 0: token } of matchesOf(text, pattern)) {
      if (SAMPLE.test(token) || ((pattern === AUTHORIZATION || pattern === QUERY) && !/\d/.test(token))) continue;
      spans.push({ kind: 'API_KEY', start: index, end: index + token.replace(/[.-]+$/, '').length });
    }
  }
  return spans;
}
