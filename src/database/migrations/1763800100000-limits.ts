import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Limits1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIMITS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// workspace_limits: the only place that decides which limit applies. A workspace without a plan has only its own quotas,
// counted from its first day.
// usage_counters: almost every call changes them. Free space on each page lets that happen in place (HOT).
// installation: one Redis may serve several installations, whose workspaces have the same ids. Each installation has an
// id of its own, which is part of its keys there.
const LIMITS = `
CREATE TABLE installation (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
INSERT INTO installation DEFAULT VALUES;

ALTER TABLE workspaces ADD limit_reached_until timestamptz;
CREATE INDEX workspaces_limit_reached ON workspaces (limit_reached_until) WHERE limit_reached_until IS NOT NULL;

ALTER TABLE usage_counters ALTER memory_writes TYPE bigint, ALTER memory_retrieves TYPE bigint;
ALTER TABLE usage_counters SET (fillfactor = 50);

CREATE INDEX subscriptions_plan ON subscriptions (plan_id);

CREATE VIEW workspace_limits AS
SELECT w.id AS workspace_id,
       COALESCE(w.rpm_limit, p.rpm_limit, 30) AS rpm_limit,
       COALESCE(w.burst_limit, p.burst_limit, 15) AS burst_limit,
       COALESCE(w.memory_write_limit, p.memory_write_limit) AS memory_write_limit,
       COALESCE(w.memory_retrieve_limit, p.memory_retrieve_limit) AS memory_retrieve_limit,
       COALESCE(s.anchor, w.created_at) AS cycle_anchor
FROM workspaces w
LEFT JOIN subscriptions s ON s.workspace_id = w.id
LEFT JOIN plans p ON p.id = s.plan_id;
`;
