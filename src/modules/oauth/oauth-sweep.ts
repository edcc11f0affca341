import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Sweep } from '../../database/sweep.js';
import { ClientRepository } from './client.repository.js';
import { GrantRepository } from './grant.repository.js';
import { TokenRepository } from './token.repository.js';

const EVERY_MS = 600_000;
const ROWS = 500;

/** Deletes tokens, grants and clients that have ended. */
@Injectable()
export class OAuthSweep implements OnModuleInit, OnApplicationShutdown {
  private readonly sweeps: readonly Sweep[];

  constructor(database: Database, tokens: TokenRepository, grants: GrantRepository, clients: ClientRepository) {
    const step = (name: string, sweep: (batch: number) => Promise<number>) =>
      new Sweep({ name, everyMs: EVERY_MS, batch: ROWS, step: sweep });
    this.sweeps = [
      step('ended tokens', (batch) => tokens.sweep(database, batch)),
      step('ended grants', (batch) => grants.sweep(database, batch)),
      step('unused clients', (batch) => clients.sweep(batch)),
    ];
  }

  onModuleInit(): void {
    for (const sweep of this.sweeps) sweep.start();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const sweep of this.sweeps) await sweep.stop();
  }
}
