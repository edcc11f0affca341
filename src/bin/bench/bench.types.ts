import type { Figures } from './figures.js';
import type { Recall } from './memories.js';
import type { Operation } from './raw-stack.js';

/** The figures of the service under one load. */
export interface ServiceFigures extends Figures {
  /** In milliseconds; see delayP99Between. */
  readonly eventLoopDelayP99: number;
  readonly rssBytes: number;
}

/** The figures of one operation with one number of clients, each the median of the rounds. */
export interface Cell {
  readonly operation: Operation;
  readonly clients: number;
  readonly service: ServiceFigures;
  /** Only the embedding. */
  readonly embed: Figures;
  /** Only the SQL statements. */
  readonly sql: Figures;
  /** The embedding and the SQL statements. */
  readonly raw: Figures;
  /** Throughput of the service divided by that of `raw`: the median of the ratios of the rounds. */
  readonly ratio: number;
}

/** The measurements at one number of memories. */
export interface Scale {
  readonly memories: number;
  readonly recall: Recall;
  /** Retrieves of few queries that are repeated, with 16 clients. */
  readonly cached: ServiceFigures;
  /** Retrieves filtered by one of the users, who have a hundred memories each, and the same ones without it; 16 clients. */
  readonly ofUser: ServiceFigures;
  readonly ofAll: ServiceFigures;
  readonly cells: readonly Cell[];
}

export interface BenchOptions {
  /** Number of memories. */
  readonly n: number;
  /** Number of memories to grow to afterwards; 0: do not grow. */
  readonly grow: number;
  readonly clients: readonly number[];
  /** Duration of each measurement, in seconds. */
  readonly seconds: number;
  /** Seconds of load before the first measurement: V8 optimises code only after thousands of calls. */
  readonly warmUp: number;
  readonly rounds: number;
}

export interface BenchReport {
  readonly at: string;
  readonly engine: 'embedded' | 'postgres';
  readonly options: BenchOptions;
  readonly machine: { readonly cores: number; readonly cpu: string; readonly node: string };
  /** A Fastify route that does nothing, with 16 clients. */
  readonly bareRoute: Figures;
  readonly scales: readonly Scale[];
}
