import type { IncomingHttpHeaders } from 'node:http';

/** Injection token of the {@link Tracer}; injects null if no traces are exported. */
export const TRACER = Symbol('TRACER');

/** A request whose span begins. */
export interface TracedRequest {
  readonly id: string;
  readonly method: string;
  /** The pattern of the route, never the path itself: an id or a key that is put there by mistake stays out of the trace. */
  readonly route: string | undefined;
  /** The headers, of which those of W3C Trace Context are read: `traceparent` and `tracestate`. */
  readonly headers: IncomingHttpHeaders;
}

/** The span of a request that is under way. */
export interface RequestSpan {
  /** @param status HTTP status of the answer */
  end(status: number): void;
}

/**
 * Makes the spans of this process. Names and attributes of spans are constants of the code, patterns of routes and ids of
 * requests: never a text, a key or the message of an error, which may have one in it.
 */
export interface Tracer {
  /** Begins the span of a request, a child of the caller's if it sent one, and runs `work` in it. */
  request(request: TracedRequest, work: () => void): RequestSpan;
  /**
   * Runs a step of a call in a span of its own, a child of the current one.
   * @param call for example `store`
   * @param stage for example `embed`
   */
  stage<T>(call: string, stage: string, work: () => Promise<T>): Promise<T>;
  /** Exports what is left; gives up after two seconds, so that a collector that is gone does not hold up a stop. */
  close(): Promise<void>;
}
