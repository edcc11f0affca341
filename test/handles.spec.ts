import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The plain CRUD of accounts, workspaces, plans, subscriptions and keys, and the command line of TypeORM. */
const ENTITY_USERS = [
  'bin/orm-data-source.ts',
  'modules/admin/usage.service.ts',
  'modules/auth/api-key.service.ts',
  'modules/workspaces/account.service.ts',
  'modules/workspaces/plan.service.ts',
  'modules/workspaces/subscription.service.ts',
  'modules/workspaces/workspace-directory.service.ts',
  'modules/workspaces/workspace.service.ts',
];

const TYPEORM_HANDLE = /import[^;]*\b(?:EntityManager|DataSource|QueryRunner)\b[^;]*\bfrom 'typeorm'/;

/** The types of handles, and the services that make or are another one. */
const HANDLES = new Set(['Queries', 'Transaction', 'EntityTransaction']);
const DOORS = new Set(['Database', 'Transactions', 'Sessions', 'Snapshots']);
const OTHER_DOOR = /\bthis\.(?:database|transactions|sessions|snapshots)\b/;

const sourceFiles = () => (readdirSync('src', { recursive: true }) as string[]).filter((file) => file.endsWith('.ts')).sort();

const typeOf = ({ type }: ts.ParameterDeclaration) =>
  type && ts.isTypeReferenceNode(type) ? type.typeName.getText() : undefined;
const isHandle = (parameter: ts.ParameterDeclaration) =>
  HANDLES.has(typeOf(parameter) ?? '') || (!parameter.type && /^(?:tx|db|session)$/.test(parameter.name.getText()));

/**
 * Functions that are given a handle and reach for another one, and repositories that hold one beside those that they
 * are given.
 */
function secondHandles(file: string, code: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && node.parameters.some(isHandle)) {
      const [other] = OTHER_DOOR.exec((node.body as ts.Node).getText()) ?? [];
      if (other) found.push(`${file}: ${other} where a handle is given`);
    }
    if (ts.isClassDeclaration(node) && file.endsWith('.repository.ts')) {
      const isPrivate = (method: ts.MethodDeclaration) =>
        method.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
      const takesHandle = node.members.some(
        (each) => ts.isMethodDeclaration(each) && !isPrivate(each) && each.parameters.some(isHandle),
      );
      const doors = node.members.filter(ts.isConstructorDeclaration).flatMap(({ parameters }) => parameters.map(typeOf));
      if (takesHandle && doors.some((door) => door && DOORS.has(door)))
        found.push(`${file}: ${node.name?.text} has a handle of its own`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the door to SQL', () => {
  it('is TypeORM only for the plain CRUD of workspaces and keys', () => {
    const users = sourceFiles().filter(
      (file) => !file.startsWith('database/') && TYPEORM_HANDLE.test(readFileSync(join('src', file), 'utf8')),
    );
    expect(users).toEqual(ENTITY_USERS);
  });

  it('is the handle that a function is given, and no other one', () => {
    const files = sourceFiles().filter((file) => !file.startsWith('database/'));
    expect(files.flatMap((file) => secondHandles(file, readFileSync(join('src', file), 'utf8')))).toEqual([]);
  });

  it.each([
    ['a.service.ts', 'this.transactions.run(async (tx) => this.records.find(ctx, this.database, id));'],
    ['a.service.ts', 'class A { lock(ctx: C, tx: Transaction) { return this.database.query(null, "", []); } }'],
    ['a.service.ts', 'class A { find(db: Queries) { return this.transactions.run(work); } }'],
    ['a.repository.ts', 'class A { constructor(private readonly database: Database) {} find(db: Queries) {} }'],
  ])('is guarded in %s: %s', (file, code) => {
    expect(secondHandles(file, code)).toHaveLength(1);
  });

  it.each([
    ['a.service.ts', 'this.transactions.run(async (tx) => this.records.lock(ctx, tx, id));'],
    ['a.service.ts', 'class A { write(work: (tx: Transaction) => unknown) { return this.transactions.run(work); } }'],
    ['a.repository.ts', 'class A { constructor(private readonly transactions: Transactions) {} private find(db: Queries) {} }'],
  ])('stays open in %s: %s', (file, code) => {
    expect(secondHandles(file, code)).toEqual([]);
  });
});
