import { readFileSync } from 'node:fs';
import { notesOf, released, VERSIONED, versionIn, withVersion } from '../scripts/release-files.mjs';

const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [0.1.0]\n\n- The first.\n';

describe('a release', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

  it.each(VERSIONED.map(([file, place]) => [file, place] as const))('finds the version of the package in %s', (file, place) => {
    const text = readFileSync(file, 'utf8');
    expect(versionIn(text, place)).toBe(version);
    const next = withVersion(text, place, '99.0.0-rc.1');
    expect(versionIn(next, place)).toBe('99.0.0-rc.1');
    expect(next.replace('99.0.0-rc.1', version)).toBe(text);
  });

  it('refuses a file without a version', () => {
    expect(() => withVersion('{}', /^(version: )(\S+)/m, '1.0.0')).toThrow('no version at');
  });

  it('puts what is unreleased under the version', () => {
    const changelog = released(CHANGELOG, '0.2.0', '2026-11-30');
    expect(changelog).toContain('## [Unreleased]\n\n## [0.2.0] - 2026-11-30\n\n### Added\n\n- A thing.\n\n## [0.1.0]');
    expect(notesOf(changelog, '0.2.0')).toBe('### Added\n\n- A thing.');
    expect(() => released(changelog, '0.3.0', '2026-12-01')).toThrow('nothing under [Unreleased]');
    expect(() => released(CHANGELOG, '0.1.0', '2026-12-01')).toThrow('has 0.1.0 already');
  });
});
