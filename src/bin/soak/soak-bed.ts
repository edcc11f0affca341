import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../cli/cli-error.js';
import { call } from '../measuring/api.js';
import { createMeasuringDatabase, type MeasuringDatabase } from '../measuring/measuring-database.js';
import { type ServiceProcess, startServiceProcess } from '../measuring/service-process.js';

const UNLIMITED = 2_147_483_647;
const PLAN = 'soak';

/** A workspace whose limits nothing reaches. */
export interface SoakWorkspace {
  readonly id: number;
  readonly key: string;
}

/** One database and the services on it, which come and go. */
export class SoakBed {
  private readonly adminToken = randomBytes(24).toString('hex');
  private readonly running = new Set<ServiceProcess>();
  private hasPlan = false;

  private constructor(
    private readonly dataDir: string,
    private readonly database: MeasuringDatabase | undefined,
  ) {}

  /**
   * @param serverUrl PostgreSQL server to make a database on; undefined: an embedded database
   * @throws CliError if that fails
   */
  static async create(serverUrl: string | undefined): Promise<SoakBed> {
    const database = serverUrl ? await createMeasuringDatabase(serverUrl) : undefined;
    return new SoakBed(mkdtempSync(join(tmpdir(), 'mnemonest-soak-')), database);
  }

  get engine(): 'embedded' | 'postgres' {
    return this.database ? 'postgres' : 'embedded';
  }

  /** @param variables of this process */
  async start(variables: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const service = await startServiceProcess(this.database?.url, this.dataDir, {
      ADMIN_TOKEN: this.adminToken,
      AUTH_FAILURES_PER_MINUTE: '1000000',
      ...variables,
    });
    this.running.add(service);
    return service;
  }

  /** Calls the admin API. @throws CliError for any answer that is not a success */
  async admin(service: ServiceProcess, path: string, body: object) {
    const answer = await call('POST', `${service.url}/admin/v1/${path}`, { token: this.adminToken, body });
    if (answer.status < 200 || answer.status > 299)
      throw new CliError(`the service answered ${answer.status} to POST ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async workspace(service: ServiceProcess, name: string): Promise<SoakWorkspace> {
    const limits = { rpm_limit: UNLIMITED, burst_limit: UNLIMITED };
    if (!this.hasPlan) await this.admin(service, 'plans', { code: PLAN, name: 'Soak', ...limits });
    this.hasPlan = true;
    const { workspace, api_key } = await this.admin(service, 'workspaces', { name, plan: PLAN });
    return { id: workspace.id, key: api_key.key };
  }

  /** Returns a key of the workspace for the Azen API. */
  async azenKey(service: ServiceProcess, { id }: SoakWorkspace): Promise<string> {
    return (await this.admin(service, `workspaces/${id}/keys`, { label: 'azen', kind: 'azen' })).key;
  }

  get token(): string {
    return this.adminToken;
  }

  /** Stops what runs and deletes all data. */
  async close(): Promise<void> {
    await Promise.all([...this.running].map((service) => service.stop()));
    await this.database?.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Returns the resident memory of a process in MB; undefined where the system has no /proc. */
export function residentMb({ pid }: ServiceProcess): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes ? Math.round(Number(kilobytes) / 1_024) : undefined;
  } catch {
    return undefined;
  }
}
