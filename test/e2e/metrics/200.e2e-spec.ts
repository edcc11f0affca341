import { engines } from '../../support/engines.js';
import { useService } from '../../support/service.js';

describe.each(engines)('metrics on $name', (engine) => {
  const service = useService(engine);
  const read = async () => {
    const response = await fetch(`${service.url}/metrics`);
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

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
});
