import pg, { type QueryConfig } from 'pg';

/** The role that the statements of a workspace run as: it owns no table, so that the policies apply to it. */
export const TENANT_ROLE = 'mnemonest_tenant';
/** The setting that the policies compare `workspace_id` with. */
export const WORKSPACE_SETTING = 'mnemonest.workspace_id';
/** The value of the setting with which the owner of the tables sees all rows, where there is no role but the owner. */
export const ALL_ROWS = '0';

/** The wall as `ensureTenantWall` finds it at the start. */
export interface TenantWall {
  /** The role of statements that are held to a workspace; `none` if it is that of the session. Undefined before the start. */
  role?: string;
}

export interface TenantQueryConfig extends QueryConfig {
  /** The workspace whose rows the statement may see; empty: of none. Undefined: of all, as the user of the session. */
  readonly workspace?: string | undefined;
}

const SCOPE_NAME = 'scope_to_workspace';
const SCOPE = `SELECT set_config('role', $1, true), set_config('${WORKSPACE_SETTING}', $2, true)`;

/** Prepares, on a new connection, the statement that goes before others. */
export async function prepareScope(client: pg.ClientBase): Promise<void> {
  await client.query({ name: SCOPE_NAME, text: SCOPE, values: ['none', ALL_ROWS] });
}

/**
 * A client that sends the workspace of a statement before it in the same message: both are one implicit transaction, and the
 * setting ends with it. So it costs no round trip, and neither a pooler nor another statement ever meets it. Within a transaction
 * it ends with the next statement, which brings its own.
 */
export class TenantClient extends pg.Client {
  private readonly wall: TenantWall;
  private isScoped = false;

  constructor(config?: pg.ClientConfig & { wall?: TenantWall }) {
    super(config);
    this.wall = config?.wall ?? {};
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of pg, of which its pool and TypeORM use several.
  override query(config: any, values?: any, callback?: any): any {
    if (typeof config?.submit === 'function') return super.query(config, values, callback);
    const query = new TenantQuery(this, config, values, callback);
    if (query.callback) return super.query(query);
    return new Promise((resolve, reject) => {
      query.callback = (error, result) => (error ? reject(error) : resolve(result));
      super.query(query);
    }).catch((error) => {
      // The stack of a caller says more than that of the socket.
      Error.captureStackTrace(error);
      throw error;
    });
  }

  /** Returns what a statement that is about to be sent is held to: its role and its workspace; undefined if it needs no word. */
  scopeOf(text: string, workspace: string | undefined): [role: string, workspace: string] | undefined {
    const { role } = this.wall;
    const inTransaction = this.getTransactionStatus() !== 'I';
    this.isScoped &&= inTransaction;
    if (role === undefined || (workspace === undefined && (!this.isScoped || ENDS.test(text)))) return undefined;
    this.isScoped = inTransaction && workspace !== undefined;
    return workspace === undefined ? ['none', ALL_ROWS] : [role, workspace];
  }
}

/** Statements about transactions, which read no rows. */
const ENDS = /^\s*(?:COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET)\b/i;

/** The parts of `pg`'s query and connection that its types leave out. */
interface Connection {
  bind(parts: { portal: string; statement: string; values: string[] }): void;
  execute(parts: { portal: string; rows: number }): void;
}
type Callback = (error: Error | null, result?: unknown) => void;
interface PlainQuery extends pg.Submittable {
  callback?: Callback;
  requiresPreparation(): boolean;
  prepare(connection: Connection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const PlainQuery = pg.Query as unknown as new (config: unknown, values?: unknown, callback?: Callback) => PlainQuery;

class TenantQuery extends PlainQuery {
  /** Read by `pg`, as of a query's configuration. */
  readonly query_timeout: number | undefined;
  private readonly sql: string;
  private readonly workspace: string | undefined;
  private scope: [role: string, workspace: string] | undefined;
  /** True until the answer to the scope has passed. */
  private isScoping = false;

  constructor(
    private readonly client: TenantClient,
    config: string | (TenantQueryConfig & { query_timeout?: number }),
    values?: unknown,
    callback?: Callback,
  ) {
    super(config, values, callback);
    const { text, workspace, query_timeout } =
      typeof config === 'string' ? { text: config } : (config as TenantQueryConfig & { query_timeout?: number });
    this.sql = text;
    this.workspace = workspace;
    this.query_timeout = query_timeout;
  }

  override requiresPreparation(): boolean {
    this.scope = this.client.scopeOf(this.sql, this.workspace);
    return this.scope !== undefined || super.requiresPreparation();
  }

  override prepare(connection: Connection): void {
    if (this.scope) {
      connection.bind({ portal: '', statement: SCOPE_NAME, values: this.scope });
      connection.execute({ portal: '', rows: 0 });
      this.isScoping = true;
    }
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (!this.isScoping) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.isScoping) this.isScoping = false;
    else super.handleCommandComplete(message, connection);
  }
}
