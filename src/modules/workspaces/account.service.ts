import { Injectable } from '@nestjs/common';
import { EntityManager, MoreThan } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import { Account } from '../../database/entities/account.entity.js';
import type { EntityTransaction } from '../../database/transactions.js';

/** Changes to an account; what is undefined stays as it is. */
export interface AccountChanges {
  readonly name?: string | undefined;
  readonly suspended?: boolean | undefined;
}

/** Reads and changes accounts, the owners of workspaces. */
@Injectable()
export class AccountService {
  constructor(private readonly manager: EntityManager) {}

  create({ manager }: EntityTransaction, name: string): Promise<Account> {
    return manager.save(manager.create(Account, { name }));
  }

  /**
   * Returns a page of the accounts, oldest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(page: PageRequest): Promise<Page<Account>> {
    return pageById('accounts', page, (after, take) =>
      this.manager.find(Account, { where: after === undefined ? {} : { id: MoreThan(after) }, order: { id: 'ASC' }, take }),
    );
  }

  /** @throws AppError `not_found` */
  async find(id: number, manager = this.manager): Promise<Account> {
    const account = await manager.findOneBy(Account, { id });
    if (!account) throw new AppError('not_found', { detail: 'Account not found' });
    return account;
  }

  /** @throws AppError `not_found` */
  async update({ manager }: EntityTransaction, id: number, { name, suspended }: AccountChanges): Promise<Account> {
    const account = await this.find(id, manager);
    const suspendedAt = suspended ? (account.suspendedAt ?? new Date()) : null;
    const changes = { ...(name !== undefined && { name }), ...(suspended !== undefined && { suspendedAt }) };
    if (Object.keys(changes).length > 0) await manager.update(Account, { id }, changes);
    return { ...account, ...changes };
  }

  /** Returns the oldest account, which is made where there is none. */
  async first(manager: EntityManager): Promise<Account> {
    const [first] = await manager.find(Account, { order: { id: 'ASC' }, take: 1 });
    return first ?? manager.save(manager.create(Account, { name: 'Default' }));
  }
}
