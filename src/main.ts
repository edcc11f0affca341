import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import type { Service } from './app.setup.js';
import { ServiceLogger } from './common/logger.js';
import { StartError } from './common/start-error.js';
import { terminalLog } from './common/terminal-log.js';
import { type AppConfig, loadConfig } from './config/config.js';
import { loadEnvFile } from './config/env-file.js';
import { removeServiceFile, writeServiceFile } from './config/service-file.js';
import { openDatabase } from './database/data-source.js';
import { writeFirstKey } from './first-key-file.js';
import { greeting, type ShownKey } from './greeting.js';
import { assertListenable } from './http/listenable.js';

// onnxruntime sends telemetry to Microsoft unless this is set; it reads the environment of the process when a worker loads it.
process.env['ORT_DISABLE_TELEMETRY'] = '1';

/** Time that pending requests have to finish after the delay of a stop. */
const STOP_TIMEOUT_MS = 10_000;
/** Two signals within this time count as one: npm repeats the Ctrl-C that the terminal has already sent. */
const SAME_SIGNAL_MS = 500;

try {
  loadEnvFile();
  const config = loadConfig(process.env);
  const terminal = process.stdout.isTTY ? await terminalLog(process.stdout, !process.env['NO_COLOR']) : undefined;
  Logger.overrideLogger(new ServiceLogger(config.logLevel, terminal));
  await assertListenable(config.port, config.host).catch((error) => {
    throw explain(error, config);
  });
  // The database is opened while the modules are loaded; createService reports its failure.
  const opening = openDatabase(config);
  opening.catch(() => {});
  const { createService } = await import('./app.setup.js');
  await start(await createService(config, opening), config);
} catch (error) {
  process.stderr.write(`mnemonest: ${error instanceof StartError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}

async function start(service: Service, config: AppConfig): Promise<void> {
  const isStopping = stopOnSignal(service, config.stopDelayMs + STOP_TIMEOUT_MS);
  try {
    const key = await service.bootstrap(config.bootstrapKey);
    await service.app.listen(config.port, config.host).catch((error) => {
      // The next start finds the workspace, and makes no other key for it.
      if (key && key.key !== config.bootstrapKey) keptKey(key.key, config);
      throw error;
    });
    const url = await service.app.getUrl();
    writeServiceFile(config.dataDir, url);
    process.once('exit', () => removeServiceFile(config.dataDir));
    process.stdout.write(greeting(url, key && shownKey(key.key, config), config));
  } catch (error) {
    // What fails because the service is stopped is no failure of the start.
    if (isStopping()) return;
    await service.close();
    throw explain(error as NodeJS.ErrnoException, config);
  }
}

/** Returns the key that the start made, if a person reads the output, or else the file that it is written to. */
function shownKey(key: string, config: AppConfig): ShownKey | undefined {
  if (key === config.bootstrapKey) return undefined;
  return process.stdout.isTTY ? { key } : keptKey(key, config);
}

/** Writes the key to a file. */
function keptKey(key: string, { dataDir }: AppConfig): ShownKey | undefined {
  try {
    return { file: writeFirstKey(dataDir, key) };
  } catch (error) {
    new Logger('Main').warn(`the first API key is lost, DATA_DIR cannot be written to: ${(error as Error).message}`);
    return undefined;
  }
}

function explain(error: NodeJS.ErrnoException, { host, port }: AppConfig): Error {
  if (error.code === 'EADDRINUSE') return new StartError(`PORT must be free: ${host}:${port} is in use by another process`);
  if (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
    return new StartError(`HOST and PORT must be an address to listen on: ${error.message}`);
  return error;
}

/**
 * Stops the service on SIGTERM or SIGINT. A second signal, or the timeout, ends the process without waiting for it.
 * @returns a function that tells whether it is being stopped
 */
function stopOnSignal(service: Service, timeoutMs: number): () => boolean {
  const logger = new Logger('Main');
  let stoppingSince: number | undefined;
  const stop = async (signal: string) => {
    if (stoppingSince) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_MS) endNow();
      return;
    }
    stoppingSince = Date.now();
    logger.log(`${signal}: finishing the requests under way`);
    setTimeout(() => {
      logger.error('requests under way did not finish in time');
      endNow();
    }, timeoutMs).unref();
    await service.close();
    logger.log('stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return () => stoppingSince !== undefined;
}

/** Ends the process at once: an exit would end its threads first, and onnxruntime aborts with a core dump if interrupted. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}
