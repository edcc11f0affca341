import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { admin } from '../api/admin';
import { exactTime, grouped, spoken } from '../logic/format';
import { Loaded } from '../parts/feedback';
import { KeyRotationPanel } from '../parts/key-rotation';
import { Page, Panel } from '../parts/page';
import { ReembeddingPanel } from '../parts/reembedding';
import { Moment, Tag } from '../parts/values';

const REFRESH_MS = 10_000;
const LINKS = [
  ['/docs', 'API reference, to try calls'],
  ['/redoc', 'API reference, to read'],
  ['/openapi.json', 'OpenAPI 3.1'],
  ['/readyz', 'Readiness, for a load balancer'],
  ['/metrics', 'Metrics, for Prometheus'],
] as const;

/** The state of the service: its parts, versions, queues and last errors. */
export function SystemPage() {
  const query = useQuery({ queryKey: ['admin-overview'], queryFn: admin.overview, refetchInterval: REFRESH_MS });
  return (
    <Page title="System" about="Of the process that answers; it is looked at again every ten seconds.">
      <Loaded query={query} rows={8}>
        {({ status, checks, started_at: startedAt, totals, queues, versions, encryption, last_errors: errors }) => (
          <>
            <Panel title="Health">
              <dl className="facts">
                <dt>State</dt>
                <dd>
                  <Tag tone={status === 'ready' ? 'teal' : status === 'degraded' ? 'yellow' : 'red'}>{status}</Tag>
                </dd>
                {Object.entries(checks).map(([name, state]) => (
                  <Fact key={name} name={spoken(name)} value={state} />
                ))}
                <dt>Started</dt>
                <dd>
                  <Moment at={startedAt} /> ({exactTime(startedAt)})
                </dd>
              </dl>
            </Panel>
            <Panel title="Totals">
              <dl className="facts">
                <Fact name="Memories" value={grouped(totals.memories)} />
                <Fact
                  name="Workspaces"
                  value={[
                    `${grouped(totals.workspaces.active)} active`,
                    `${grouped(totals.workspaces.suspended)} suspended`,
                    `${grouped(totals.workspaces.deleted)} deleted`,
                  ].join(', ')}
                />
                <Fact name="Keys" value={grouped(totals.keys)} />
                <Fact name="Accounts" value={grouped(totals.accounts)} />
                <Fact name="Turns that wait" value={grouped(queues.turns)} />
                <Fact name="Texts without vectors" value={grouped(queues.embedding_jobs)} />
                <Fact name="Workspaces that are purged" value={grouped(queues.purges)} />
              </dl>
            </Panel>
            <ReembeddingPanel wasStarted={totals.reembeddings > 0} model={versions.embedding_model} />
            <KeyRotationPanel wasStarted={totals.key_rotations > 0} encryption={encryption} />
            <Panel title="Versions">
              <dl className="facts">
                {Object.entries(versions).map(([name, version]) => (
                  <Fact key={name} name={spoken(name)} value={version} />
                ))}
              </dl>
            </Panel>
            <Panel title="Last errors">
              {errors.length === 0 ? (
                <Text c="dimmed">None since this process started.</Text>
              ) : (
                <Stack gap="xs">
                  {errors.map(({ at, context, message, request_id: requestId }) => (
                    <Text key={`${at}${requestId}${message}`}>
                      <Moment at={at} /> · {context}: {message}
                      {requestId && ` (request ${requestId})`}
                    </Text>
                  ))}
                </Stack>
              )}
            </Panel>
          </>
        )}
      </Loaded>
      <Panel title="Elsewhere">
        <Stack gap={4} align="flex-start">
          {LINKS.map(([href, label]) => (
            <Anchor key={href} href={href}>
              {label}
            </Anchor>
          ))}
        </Stack>
      </Panel>
    </Page>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
