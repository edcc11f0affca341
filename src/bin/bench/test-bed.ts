import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../cli/cli-error.js';
import { createMeasuringDatabase, type MeasuringDatabase } from '../measuring/measuring-database.js';
import { type ServiceProcess, startServiceProcess } from '../measuring/service-process.js';
import { LoadGenerator } from './load.js';
import { pickWorkspaces, type Workspaces } from './memories.js';
import { RawStack } from './raw-stack.js';

/** Number of workspaces; with so many, at least three share one of the 16 partitions. */
const WORKSPACES = 33;
const UNLIMITED = 2_147_483_647;

/**
 * The service and the raw stack on one database. An embedded database allows only one of them at a time, so that
 * opening one closes the other.
 */
export class TestBed {
  readonly load = new LoadGenerator();
  #service: ServiceProcess | undefined;
  #raw: RawStack | undefined;
  #keys = new Map<number, string>();
  #workspaces: Workspaces | undefined;
  #closing: Promise<void> | undefined;

  private constructor(
    private readonly dataDir: string,
    private readonly database: MeasuringDatabase | undefined,
  ) {}

  /**
   * Creates a database with workspaces.
   * @param serverUrl PostgreSQL server to create the database on; undefined: an embedded database
   * @throws CliError if that fails
   */
  static async create(serverUrl: string | undefined): Promise<TestBed> {
    const database = serverUrl ? await createMeasuringDatabase(serverUrl) : undefined;
    const testBed = new TestBed(mkdtempSync(join(tmpdir(), 'mnemonest-bench-')), database);
    try {
      await testBed.#makeWorkspaces();
      return testBed;
    } catch (error) {
      await testBed.close();
      throw error;
    }
  }

  get engine(): 'embedded' | 'postgres' {
    return this.database ? 'postgres' : 'embedded';
  }

  get workspaces(): Workspaces {
    return this.#workspaces as Workspaces;
  }

  /** The API key of the big workspace, whose limits no measurement reaches. */
  get key(): string {
    return this.keyOf(this.workspaces.big);
  }

  /** Returns the API key of a workspace. */
  keyOf(workspaceId: number): string {
    return this.#keys.get(workspaceId) as string;
  }

  async service(): Promise<ServiceProcess> {
    if (!this.database) await this.#closeRaw();
    this.#service ??= await startServiceProcess(this.database?.url, this.dataDir);
    return this.#service;
  }

  async raw(): Promise<RawStack> {
    if (!this.database) await this.#stopService();
    this.#raw ??= await RawStack.open(this.dataDir, this.database?.url);
    if (this.#workspaces) this.#raw.workspaceId = this.#workspaces.big;
    return this.#raw;
  }

  /** Stops everything and deletes all data. Idempotent: a signal and the failure that it causes may both call it. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #makeWorkspaces(): Promise<void> {
    const { url, adminToken } = await this.service();
    const create = async <T>(path: string, body: object): Promise<T> => {
      const response = await fetch(`${url}/admin/v1/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status !== 201) throw new CliError(`the service answered ${response.status} to a new ${path}`);
      return (await response.json()) as T;
    };
    await create('plans', { code: 'bench', name: 'Bench', rpm_limit: UNLIMITED, burst_limit: UNLIMITED });
    for (let i = 0; i < WORKSPACES; i++) {
      const made = await create<Created>('workspaces', { name: `Bench ${i}`, plan: 'bench' });
      this.#keys.set(made.workspace.id, made.api_key.key);
    }
    const { database } = await this.raw();
    this.#workspaces = await pickWorkspaces(database, [...this.#keys.keys()]);
  }

  async #close(): Promise<void> {
    await this.#stopService();
    await this.#closeRaw();
    await this.database?.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
    this.load.close();
  }

  async #stopService(): Promise<void> {
    await this.#service?.stop();
    this.#service = undefined;
  }

  async #closeRaw(): Promise<void> {
    await this.#raw?.close();
    this.#raw = undefined;
  }
}

interface Created {
  readonly workspace: { readonly id: number };
  readonly api_key: { readonly key: string };
}
