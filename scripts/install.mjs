// npm runs this when it installs the package, as a dependency or from a clone. The package onnxruntime-node has the libraries of
// five platforms (290 MB), of which a machine needs one (45 MB): deletes the others. As a dependency, its own install script
// would then download libraries for NVIDIA GPUs (some 400 MB), which the service does not use: empties that script, unless
// its variable is set. npm runs every `install` script before any `postinstall`, which that one is.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { npm_config_os: os = process.platform, npm_config_cpu: cpu = process.arch, ONNXRUNTIME_NODE_INSTALL } = process.env;

const foldersIn = (folder) => readdirSync(folder).map((name) => join(folder, name));

try {
  const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const libraries = foldersIn(join(runtime, 'bin')).flatMap(foldersIn).flatMap(foldersIn);
  for (const folder of libraries) if (!folder.endsWith(join(os, cpu))) rmSync(folder, { recursive: true });
  if (!ONNXRUNTIME_NODE_INSTALL) writeFileSync(join(runtime, 'script/install.js'), '// Emptied by mnemonest: it uses no GPU.\n');
} catch (error) {
  // Nothing depends on it: the installation is complete, only bigger.
  process.stderr.write(`mnemonest: the libraries of other platforms are kept: ${error.message.split('\n')[0]}\n`);
}
