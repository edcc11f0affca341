import { call, metricsOf, workspaceClient } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { startScriptedServer } from '../../support/scripted-server.js';
import { BOOTSTRAP_KEY, type RunningService, startService } from '../../support/service.js';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code: number };
}

/** An export as OTLP writes it in JSON. */
interface SentExport {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

const SECRET = 'Quokka keeps the spare key behind the beehive';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER_SPAN = '00f067aa0ba902b7';

describe('traces', () => {
  let collector: Awaited<ReturnType<typeof startScriptedServer>>;
  let database: Awaited<ReturnType<typeof embedded.create>>;
  let service: RunningService;
  const exports = () => collector.requests.map(({ body }) => JSON.parse(body) as SentExport);
  const spans = () => exports().flatMap((sent) => sent.resourceSpans.flatMap((each) => each.scopeSpans.flatMap((s) => s.spans)));
  const attributesOf = ({ attributes }: { attributes: readonly Attribute[] }) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

  beforeAll(async () => {
    collector = await startScriptedServer({ status: 200 });
    database = await embedded.create();
    service = await startService({
      ...database.env,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=test',
    });
    const traceparent = `00-${TRACE_ID}-${CALLER_SPAN}-01`;
    const body = { text: SECRET, meta: { note: SECRET } };
    const headers = { traceparent, 'x-bizx-request-id': 'order-4711' };
    await call('POST', `${service.url}/v1/memory/store`, { token: BOOTSTRAP_KEY, body, headers });
    await workspaceClient(service.url).retrieve(SECRET);
    await call('GET', `${service.url}/v1/quokka/beehive?text=quokka`);
    await metricsOf(service.url);
    // The stop exports what is left.
    expect(await service.stop()).toBe(0);
  });
  afterAll(async () => {
    await service?.stop();
    await collector?.close();
    await database?.drop();
  });

  it('have a span for each request and each of its steps, in the trace of the caller, with its request id', () => {
    const traced = spans().filter(({ traceId }) => traceId === TRACE_ID);
    const request = traced.find(({ name }) => name === 'POST /v1/memory/store')!;
    expect(request.parentSpanId).toBe(CALLER_SPAN);
    expect(attributesOf(request)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/memory/store',
      'http.response.status_code': 200,
      'mnemonest.request_id': 'order-4711',
    });
    const steps = traced.filter(({ parentSpanId }) => parentSpanId === request.spanId);
    expect(steps.map(({ name }) => name).sort()).toEqual(['store decide', 'store embed', 'store neighbours', 'store write']);
    for (const step of steps) expect(attributesOf(step)['mnemonest.request_id']).toBe('order-4711');
  });

  it('begin with the request where the caller sends none', () => {
    const request = spans().find(({ name }) => name === 'POST /v1/memory/retrieve')!;
    expect([request.traceId === TRACE_ID, request.parentSpanId ?? '']).toEqual([false, '']);
    const steps = spans().filter(({ parentSpanId }) => parentSpanId === request.spanId);
    expect(steps.map(({ name }) => name).sort()).toEqual(['retrieve embed', 'retrieve search']);
  });

  it('say which service it is', () => {
    const [sent] = exports();
    expect(attributesOf(sent!.resourceSpans[0]!.resource)).toMatchObject({
      'service.name': 'mnemonest',
      'deployment.environment': 'test',
    });
  });

  it('hold no text, path, query or key, and no probes', () => {
    expect(spans().map(({ name }) => name)).toContain('GET');
    const everything = JSON.stringify(exports());
    expect(everything).not.toMatch(/quokka|beehive|mnx_ws_|metrics/i);
  });
});
