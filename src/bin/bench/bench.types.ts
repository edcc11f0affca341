import type { Figures } from './figures.js';
import type { Recall } from './memories.js';
import type { Operation } from './raw-stack.js';

/** What the service did under one load. */
export interface ServiceFigures extends Figures {
  /** Milliseconds; see delayP99Between. */
  readonly eventLoopDelayP99: number;
  readonly rssBytes: number;
}

/** One operation at one number of clients, each figure the median of the rounds. */
export interface Cell {
  readonly operation: Operation;
  readonly clients: number;
  readonly service: ServiceFigures;
  /** The embedding alone. */
  readonly embed: Figures;
  /** The statements alone. */
  readonly sql: Figures;
  /** Embedding and statements. */
  readonly raw: Figures;
  /** Throughput of the service over that of `raw`: the median of the rounds' ratios. */
  readonly ratio: number;
}

/** What is measured at one number of memories. */
export interface Scale {
  readonly memories: number;
  readonly recall: Recall;
  /** Retrieves of queries that are asked again and again, at 16 clients. */
  readonly cached: ServiceFigures;
  readonly cells: readonly Cell[];
}

export interface BenchOptions {
  /** Memories */
  readonly n: number;
  /** Memories to grow to afterwards; 0: no. */
  readonly grow: number;
  readonly clients: readonly number[];
  /** Seconds of each measurement. */
  readonly seconds: number;
  /** Seconds of load before the first: V8 takes thousands of calls to compile what they run through. */
  readonly warmUp: number;
  readonly rounds: number;
}

export interface BenchReport {
  readonly at: string;
  readonly engine: 'embedded' | 'postgres';
  readonly options: BenchOptions;
  readonly machine: { readonly cores: number; readonly cpu: string; readonly node: string };
  /** A Fastify route that does nothing, at 16 clients. */
  readonly bareRoute: Figures;
  readonly scales: readonly Scale[];
}
