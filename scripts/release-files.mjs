// What a release writes into the repository: the version, wherever it stands, and the changelog.

/** Files with the version of the release, and where in each it stands. */
export const VERSIONED = /** @type {const} */ ([
  ['package.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['sdk/typescript/package.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['sdk/python/pyproject.toml', /^(version = ")([^"]+)(?=")/m],
  ['sdk/python/src/mnemonest/_version.py', /^(__version__ = ")([^"]+)(?=")/m],
  ['plugins/gemini/gemini-extension.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['plugins/mnemonest/.claude-plugin/plugin.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['plugins/mnemonest/.codex-plugin/plugin.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['plugins/mnemonest/.cursor-plugin/plugin.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['deploy/helm/mnemonest/Chart.yaml', /^(version: )(\S+)/m],
  ['deploy/helm/mnemonest/Chart.yaml', /^(appVersion: ")([^"]+)(?=")/m],
  ['package-lock.json', /^( {2}"version": ")([^"]+)(?=")/m],
  ['package-lock.json', /^( {6}"version": ")([^"]+)(?=")/m],
  ['openapi.json', /^( {4}"version": ")([^"]+)(?=")/m],
]);

/**
 * Returns the version that stands at `place` in a text.
 * @param {string} text
 * @param {RegExp} place one of {@link VERSIONED}
 * @throws Error if there is none
 */
export function versionIn(text, place) {
  const version = place.exec(text)?.[2];
  if (!version) throw new Error(`no version at ${place}`);
  return version;
}

/**
 * Returns the text with another version at `place`.
 * @param {string} text
 * @param {RegExp} place one of {@link VERSIONED}
 * @param {string} version
 */
export function withVersion(text, place, version) {
  versionIn(text, place);
  return text.replace(place, (_found, before) => before + version);
}

const UNRELEASED = '## [Unreleased]\n';

/**
 * Returns the changelog with what is unreleased under the heading of a version.
 * @param {string} changelog
 * @param {string} version
 * @param {string} date such as 2026-11-30
 * @throws Error if nothing is unreleased, or the version is there already
 */
export function released(changelog, version, date) {
  if (changelog.includes(`\n## [${version}]`)) throw new Error(`CHANGELOG.md has ${version} already`);
  if (!notesOf(changelog, 'Unreleased')) throw new Error('CHANGELOG.md has nothing under [Unreleased]');
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n## [${version}] - ${date}\n`);
}

/**
 * Returns what the changelog says of a version, without its heading.
 * @param {string} changelog
 * @param {string} version
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m);
  const section = sections.find((each) => each.startsWith(`[${version}]`)) ?? '';
  return section.slice(section.indexOf('\n') + 1).trim();
}
