import { metricsOf, newWorkspace } from '../../support/client.js';
import { oneEngine } from '../../support/engines.js';
import { eventsClient, facts, said } from '../../support/events.js';
import { useService } from '../../support/service.js';
import { importLines } from '../../support/transfer.js';

describe.each(oneEngine)('metrics on $name', (engine) => {
  const service = useService(engine);
  const read = async () => {
    const response = await fetch(`${service.url}/metrics`);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };
  const sampleOf = (text: string, sample: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${sample} `))
        ?.slice(sample.length) ?? 0,
    );

  it('are there without credentials, in the format of Prometheus', async () => {
    const { status, type, text } = await read();
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(text).toContain('# TYPE mnemonest_pii_findings_total counter');
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.]+$/m);
    for (const outcome of ['ok', 'invalid', 'timeout', 'unavailable'])
      expect(text).toContain(`mnemonest_llm_decisions_total{outcome="${outcome}"} 0\n`);
  });

  it('are no part of the API description', async () => {
    const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).not.toContain('/metrics');
  });

  it('count what stores do and what is cut out of them, and show nothing of the texts', async () => {
    const workspace = await newWorkspace(service.url);
    const before = await metricsOf(service.url);
    for (const text of ['Quokka team pin is 4921', 'quokka team pin is 4921', 'Quokka pays with 4111 1111 1111 1111'])
      expect((await workspace.store(text, { note: 'pin: 7733' })).status).toBe(200);
    const after = await metricsOf(service.url);
    const grown = (sample: string) => sampleOf(after, sample) - sampleOf(before, sample);
    expect(grown('mnemonest_store_actions_total{action="stored_new"}')).toBe(2);
    expect(grown('mnemonest_store_actions_total{action="duplicate_exact"}')).toBe(1);
    expect(grown('mnemonest_pii_findings_total{kind="CREDIT_CARD"}')).toBe(1);
    // Without the values of the samples, in which any digits may come up.
    expect(after.replace(/ [\d.e+-]+$/gm, '')).not.toMatch(/quokka|4921|7733|4111/i);
  });

  it('count what is cut out of imported lines, and nothing of lines that are refused', async () => {
    const { key } = await newWorkspace(service.url);
    const before = await metricsOf(service.url);
    const card = 'Quokka pays with 4111 1111 1111 1111';
    const { status, body } = await importLines(service.url, key, [
      { text: card, meta: { note: card } },
      { text: 'Quokka likes leaves', meta: { password: 'hunter2hunter2' } },
      { text: card, importance: 'high' },
      { text: "the password is my dog's name plus two digits" },
    ]);
    expect([status, body.created, body.failed]).toEqual([200, 2, 2]);
    const after = await metricsOf(service.url);
    const grown = (kind: string) =>
      sampleOf(after, `mnemonest_pii_findings_total{kind="${kind}"}`) -
      sampleOf(before, `mnemonest_pii_findings_total{kind="${kind}"}`);
    expect([grown('CREDIT_CARD'), grown('PASSWORD')]).toEqual([2, 1]);
  });

  it('count queued events by what became of them, and those that wait', async () => {
    const { key } = await newWorkspace(service.url);
    const events = eventsClient(service.url, key);
    await events.until(await events.submit(said(...facts(3), 'Hello!', "the password is my dog's name plus two digits")));
    const text = await metricsOf(service.url);
    const settled = ['ok', 'dropped', 'error'].map((outcome) => sampleOf(text, `mnemonest_events_total{outcome="${outcome}"}`));
    expect(settled).toEqual([3, 1, 1]);
    expect(text).toMatch(/^mnemonest_event_queue_depth 0$/m);
  });

  it('time requests by route, and the steps of stores and retrieves', async () => {
    const workspace = await newWorkspace(service.url);
    const before = await metricsOf(service.url);
    const { body } = await workspace.store('Quokka keeps the spare key behind the beehive');
    await workspace.retrieve('where is the spare key');
    const at = (path: string) => fetch(`${service.url}${path}`, { headers: { authorization: `Bearer ${workspace.key}` } });
    await at(`/v1/memory/${body.memory_id}`);
    await at('/v1/quokka/nowhere');
    const after = await metricsOf(service.url);
    const grown = (sample: string) => sampleOf(after, sample) - sampleOf(before, sample);
    const requests = (method: string, route: string, status: number) =>
      grown(`mnemonest_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`);
    expect(requests('POST', '/v1/memory/store', 200)).toBe(1);
    expect(requests('GET', '/v1/memory/:memory_id', 200)).toBe(1);
    expect(requests('GET', 'none', 404)).toBe(1);
    const steps = (call: string, stage: string) =>
      grown(`mnemonest_stage_duration_seconds_count{call="${call}",stage="${stage}"}`);
    for (const stage of ['embed', 'neighbours', 'decide', 'write']) expect(steps('store', stage)).toBe(1);
    for (const stage of ['embed', 'search']) expect(steps('retrieve', stage)).toBe(1);
    expect(grown('mnemonest_rate_limit_decisions_total{bucket="memory",decision="allowed"}')).toBe(3);
    expect(after).toMatch(/^mnemonest_database_connections{state="(?:active|idle)"} [1-9]/m);
    expect(after).not.toContain('nowhere');
  });
});
