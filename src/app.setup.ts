import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type Resources } from './app.module.js';
import { StartError } from './common/start-error.js';
import { PeriodicTask } from './common/work/periodic-task.js';
import type { AppConfig } from './config/config.js';
import type { OpenDatabase } from './database/data-source.js';
import { applyHttp, fastifyOptions } from './http/http.js';
import { packageVersion } from './http/openapi.js';
import { BootstrapService } from './modules/admin/bootstrap.service.js';
import { AdminToken } from './modules/auth/admin-token.js';
import type { IssuedKey } from './modules/auth/api-key.service.js';
import { ReadinessService } from './modules/status/readiness.service.js';
import { createBuckets } from './providers/buckets/create-buckets.js';
import { Embedders } from './providers/embeddings/embedders.js';
import { createLlm } from './providers/llm/create-llm.js';
import { RedisLink } from './providers/redis/redis-link.js';

const DRAIN_POLL_MS = 50;

/** The service, initialised and ready to listen. */
export interface Service {
  readonly app: NestFastifyApplication;
  /** Creates the first workspace if there is none; see BootstrapService. */
  bootstrap(wantedKey?: string): Promise<IssuedKey | undefined>;
  /** Finishes the pending requests, flushes what is not yet written, then closes all resources. */
  close(): Promise<void>;
}

/** Creates the application on the opened `resources` and applies the HTTP layer to it. */
async function createApp(resources: Resources, { maxConnections, trustedProxies }: AppConfig): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register(resources),
    new FastifyAdapter(fastifyOptions(trustedProxies)),
    {
      bodyParser: false,
      abortOnError: false,
    },
  );
  applyHttp(app, maxConnections);
  return app;
}

/**
 * Creates the application on the database that `opening` resolves to. The other resources are opened in the meantime.
 * @throws StartError with one line for the operator
 */
export async function createService(config: AppConfig, opening: Promise<OpenDatabase>): Promise<Service> {
  const embedders = new Embedders(config);
  const llm = createLlm(config);
  const redis = config.redisUrl ? new RedisLink(config.redisUrl) : null;
  // The SDK is loaded only where its traces are wanted.
  const tracing = config.traces
    ? import('./providers/tracing/open-telemetry.js').then((sdk) => sdk.openTelemetry(config.traces!, packageVersion()))
    : null;
  const closeDatabase = opening.then(
    (database) => database.close,
    () => async () => {},
  );
  let closing = false;
  const closeResources = async () => {
    closing = true;
    redis?.close();
    llm?.close();
    await Promise.all([embedders.close(), closeDatabase.then((close) => close()), tracing?.then((tracer) => tracer.close())]);
  };
  try {
    const loading = embedders.get().warmUp();
    loading.catch((error) => closing || config.embeddings.directory || warnOfEmbedder(error));
    const adminToken = AdminToken.load(config);
    const database = await opening;
    if (config.embeddings.directory) await loading.catch(refuseModel);
    const buckets = createBuckets(redis, database.installationId);
    const { authFailuresPerMinute: failuresPerMinute, metricsToken, cellName } = config;
    const auth = { adminToken, failuresPerMinute, metricsToken, cellName };
    const { webhooks, oauth, corsOrigins, retentionDays } = config;
    const app = await createApp(
      {
        database,
        providers: { embedders, llm, redis, buckets, tracer: await tracing },
        auth,
        webhooks,
        oauth,
        corsOrigins,
        retentionDays,
      },
      config,
    );
    return {
      app,
      bootstrap: (wantedKey) => app.get(BootstrapService).ensureFirstWorkspace(wantedKey, config.workspaceIdStart),
      close: async () => {
        app.get(ReadinessService).stopping();
        await app.getHttpAdapter().getInstance().draining.run(config.stopDelayMs);
        await drain(app);
        await closeResources();
      },
    };
  } catch (error) {
    await closeResources();
    throw error;
  }
}

/**
 * Stops accepting connections and closes each keep-alive connection as soon as its request is answered: a client would keep it
 * open for minutes.
 */
async function drain(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const closing = new PeriodicTask({
    name: 'Drain',
    everyMs: DRAIN_POLL_MS,
    run: () => server.closeIdleConnections(),
    failure: 'idle connections stay open',
  });
  closing.start();
  await app.close();
  await closing.stop();
}

/** Ends the start: while the built-in model fails only by its machine, that of a directory may be one that never loads. */
function refuseModel(error: Error): never {
  const [reason] = ((error.cause as Error | undefined)?.message ?? error.message).split('\n');
  throw new StartError(`EMBEDDING_MODEL_DIR must be the directory of an embedding model: ${reason}`, { cause: error });
}

/** Logs that the model could not be loaded. The first call tries again; calls are answered with 503 until it loads. */
const warnOfEmbedder = (error: Error) =>
  new Logger('Embeddings').warn(
    `embeddings are not available yet: ${(error.cause as Error | undefined)?.message ?? error.message}`,
  );
