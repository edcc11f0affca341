// Only a service with OTEL_EXPORTER_OTLP_ENDPOINT loads this file: see src/app.setup.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import {
  context,
  DiagLogLevel,
  diag,
  propagation,
  ROOT_CONTEXT,
  type Tracer as SdkTracer,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { currentRequestId } from '../../common/request-context.js';
import type { RequestSpan, TracedRequest, Tracer } from './tracer.js';

const REQUEST_ID = 'mnemonest.request_id';
const CLOSE_WITHIN_MS = 2_000;
const WARN_EVERY_MS = 60_000;

/** The methods that the conventions of OpenTelemetry know; all others count as one, because a caller can invent any number. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', 'QUERY']);

/**
 * Makes spans with the SDK of OpenTelemetry and exports them in batches by OTLP over HTTP. The SDK itself reads the other
 * variables that its specification defines, such as OTEL_SERVICE_NAME, OTEL_EXPORTER_OTLP_HEADERS and OTEL_TRACES_SAMPLER.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
class OpenTelemetry implements Tracer {
  private readonly tracer: SdkTracer;

  constructor(private readonly provider: NodeTracerProvider) {
    this.tracer = provider.getTracer('mnemonest');
  }

  request({ id, method, route, headers }: TracedRequest, work: () => void): RequestSpan {
    const known = METHODS.has(method) ? method : '_OTHER';
    const attributes = { 'http.request.method': known, ...(route && { 'http.route': route }), [REQUEST_ID]: id };
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const name = [known === '_OTHER' ? 'HTTP' : known, route].filter(Boolean).join(' ');
    const span = this.tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
    context.with(trace.setSpan(parent, span), work);
    return {
      end: (status) => {
        span.setAttribute('http.response.status_code', status);
        if (status >= 500) fail(span, String(status));
        span.end();
      },
    };
  }

  stage<T>(call: string, stage: string, work: () => Promise<T>): Promise<T> {
    const requestId = currentRequestId();
    const attributes = { 'mnemonest.call': call, 'mnemonest.stage': stage, ...(requestId && { [REQUEST_ID]: requestId }) };
    return this.tracer.startActiveSpan(`${call} ${stage}`, { attributes }, async (span) => {
      try {
        return await work();
      } catch (error) {
        fail(span, error instanceof Error ? error.name : typeof error);
        throw error;
      } finally {
        span.end();
      }
    });
  }

  async close(): Promise<void> {
    const shutdown = this.provider.shutdown().catch((error: Error) => warn(error.message));
    await Promise.race([shutdown, sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
  }
}

/** Marks a span as failed, without the message of an error. @param type as `error.type` of the conventions */
function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/**
 * Starts the export of traces to the collector of OTEL_EXPORTER_OTLP_ENDPOINT.
 * @param protocol form of the spans on the wire
 * @param version of this service
 */
export function openTelemetry(protocol: 'http/protobuf' | 'http/json', version: string): Tracer {
  diag.setLogger({ error: warn, warn, info() {}, debug() {}, verbose() {} }, { logLevel: DiagLogLevel.WARN });
  const exporter = protocol === 'http/json' ? new JsonExporter() : new ProtobufExporter();
  const provider = new NodeTracerProvider({
    // The variables come last: they overrule the name.
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'mnemonest', 'service.version': version }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  return new OpenTelemetry(provider);
}

const logger = new Logger('Tracing');
let quietUntil = 0;

/** Logs what the SDK complains about, at most once a minute: a collector that is down costs one line. */
function warn(message: string): void {
  if (performance.now() < quietUntil) return;
  quietUntil = performance.now() + WARN_EVERY_MS;
  logger.warn(`traces are not exported: ${message}`);
}
