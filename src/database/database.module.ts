import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { Broadcast } from './broadcast.js';
import type { OpenDatabase } from './data-source.js';
import { Database } from './database.js';
import { Keyring } from './encryption/keyring.js';
import { Sessions } from './sessions.js';
import { Snapshots } from './snapshots.js';
import { Transactions } from './transactions.js';

const databaseOf = ({ dataSource, statements, isDistributed }: OpenDatabase) =>
  new Database(dataSource, statements, isDistributed);

/** The open database for every module. Who opened it closes it, after the last request and the last flush. */
@Module({})
export class DatabaseModule {
  static register(database: OpenDatabase): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: database.dataSource },
        { provide: EntityManager, useValue: database.dataSource.manager },
        { provide: Keyring, useValue: database.keyring },
        { provide: Broadcast, useValue: database.broadcast },
        { provide: Database, useFactory: () => databaseOf(database) },
        Sessions,
        { provide: Snapshots, inject: [Database], useFactory: (db: Database) => new Snapshots(db, database.snapshots) },
        Transactions,
      ],
      exports: [EntityManager, Keyring, Broadcast, Database, Sessions, Snapshots, Transactions],
    };
  }
}
