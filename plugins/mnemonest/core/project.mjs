import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Returns the name of the project that a folder belongs to: that of its git remote, such as `github.com/acme/app`, which is the
 * same in every clone and worktree; without a remote, the name of the folder with a hash of its path. Git itself is not run: to
 * start it would take a good part of the time that a hook has.
 * @param {string} folder
 * @returns {string} at most 200 characters
 */
export function projectOf(folder) {
  const root = repositoryOf(folder);
  const remote = root && remoteOf(root);
  if (remote) return remote.slice(-200);
  const path = realPath(root ?? folder);
  return `${basename(path).slice(0, 100)}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`;
}

/**
 * Returns the nearest folder upwards that holds `.git`; undefined outside of repositories.
 * @param {string} folder
 * @returns {string | undefined}
 */
function repositoryOf(folder) {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (statSync(join(at, '.git'), { throwIfNoEntry: false })) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** @param {string} root */
function remoteOf(root) {
  const config = textOf(join(gitDirectoryOf(root), 'config'));
  const remotes = [...config.matchAll(/^\s*\[remote "([^"\n]+)"\]([^[]*)/gm)].flatMap(([, name, body]) => {
    const [, url] = /^\s*url\s*=\s*(\S+)/m.exec(body ?? '') ?? [];
    return url ? [{ name, url }] : [];
  });
  const remote = remotes.find(({ name }) => name === 'origin') ?? remotes[0];
  return remote && nameOf(remote.url);
}

/**
 * Returns the directory of a repository that has its configuration. In a worktree, `.git` is a file that names its own
 * directory, and that one names the common one.
 * @param {string} root
 */
function gitDirectoryOf(root) {
  const dotGit = join(root, '.git');
  const [, named] = /^gitdir: (.+)$/m.exec(textOf(dotGit)) ?? [];
  if (!named) return dotGit;
  const own = resolve(root, named.trim());
  const common = textOf(join(own, 'commondir')).trim();
  return common ? resolve(own, common) : own;
}

/**
 * Returns host and path of the URL of a remote, without credentials; undefined for a path on this machine.
 * @param {string} url
 */
function nameOf(url) {
  const [, host = '', path = ''] =
    /^(?:ssh|https?|git):\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/(.+)$/.exec(url) ?? /^(?:[^@/]+@)?([^/:]{2,}):(.+)$/.exec(url) ?? [];
  const cleaned = path.replace(/^\/+|\/+$|\.git\/?$/g, '');
  return host && cleaned ? `${host.toLowerCase()}/${cleaned}` : undefined;
}

/**
 * Returns the text of a file; an empty one if there is none, or if it is a directory.
 * @param {string} path
 */
function textOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, 'utf8') : '';
}

/** @param {string} path */
function realPath(path) {
  return statSync(path, { throwIfNoEntry: false }) ? realpathSync(path) : resolve(path);
}
