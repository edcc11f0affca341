import { join, relative } from 'node:path';
import ts from 'typescript';

/** A statement as the code composes it. Parts that are known only at run time stay as `${…}`. */
export interface SqlStatement {
  /** Path of the file that runs it, from the root of the project. */
  readonly file: string;
  /** Name of the prepared statement; null for one that is not prepared. */
  readonly name: string | null;
  readonly text: string;
}

/** A choice among more possibilities is not followed: its expression stays as a placeholder. */
const MAX_POSSIBILITIES = 8;
/** A statement of more combinations is one that belongs into {@link BUILDERS}. */
const MAX_COMBINATIONS = 64;
/** Functions that compose a statement of many parts: their calls stay, and `statements.sql` has examples of what they return. */
const BUILDERS = [
  'searchStatement',
  'nearestTextsStatement',
  'clustersStatement',
  'nearestChunksStatement',
  'conditionsOf',
  'heldConditionsOf',
];
/** Calls within calls that are followed. */
const MAX_DEPTH = 12;

/** The arguments of the functions around an expression, each with the arguments around it. */
type Bindings = ReadonlyMap<ts.Symbol, { readonly expression: ts.Expression; readonly bindings: Bindings }>;

/** Finds the statements of `src`: the second argument of every `query(name, text, values)`, with its constants filled in. */
export function findSqlStatements(root = process.cwd()): SqlStatement[] {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.build.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const evaluator = new Evaluator(program.getTypeChecker());
  const sources = program
    .getSourceFiles()
    .filter(({ fileName }) => !program.isSourceFileFromExternalLibrary(program.getSourceFile(fileName) as ts.SourceFile))
    .filter(({ fileName }) => /\/src\/(database|modules)\//.test(fileName) && !/\/migrations\//.test(fileName))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
  for (const source of sources) evaluator.noteCalls(source);
  return sources
    .flatMap((source) => statementsIn(source, evaluator, relative(root, source.fileName)))
    .filter(({ text }) => !isPassedOn(text));
}

function statementsIn(source: ts.SourceFile, evaluator: Evaluator, file: string): SqlStatement[] {
  const found: SqlStatement[] = [];
  const visit = (node: ts.Node): void => {
    const [name, text] = isQuery(node) ? node.arguments : [];
    if (name && text) for (const statement of evaluator.statements(name, text)) found.push({ file, ...statement });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** True if a text is nothing but one placeholder: a handle that runs what it is given, or a call of a builder. */
const isPassedOn = (text: string): boolean => /^\$\{[^$]*\}$/.test(text);

/** True for a call of `query` with a name, a text and values. */
const isQuery = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'query' &&
  node.arguments.length === 3;

/**
 * The possibilities that one combination takes: which branch of a condition, which call of a function. The same
 * condition in a name and in a text takes the same branch.
 */
class Choices {
  private readonly taken = new Map<unknown, { index: number; readonly count: number }>();

  choose<T>(what: unknown, possibilities: readonly T[]): T {
    const choice = this.taken.get(what) ?? { index: 0, count: possibilities.length };
    this.taken.set(what, choice);
    return possibilities[choice.index] as T;
  }

  /** True if a condition was taken that holds in a transaction alone, where no statement is prepared by name. */
  get inTransaction(): boolean {
    return [...this.taken].some(([what, { index }]) => (what as ts.Symbol).name === 'inTransaction' && index === 0);
  }

  /** Goes on to the next combination; false if there is none. */
  next(): boolean {
    for (const [what, choice] of [...this.taken].reverse()) {
      choice.index += 1;
      if (choice.index < choice.count) return true;
      this.taken.delete(what);
    }
    return false;
  }
}

/** Evaluates expressions of type string as far as constants, parameters and functions reach. */
class Evaluator {
  /** The calls of each function of `src`, to follow its parameters. */
  private readonly calls = new Map<ts.Symbol, ts.CallExpression[]>();
  private choices = new Choices();

  constructor(private readonly checker: ts.TypeChecker) {}

  noteCalls(source: ts.SourceFile): void {
    const visit = (node: ts.Node): void => {
      const symbol = ts.isCallExpression(node) ? this.symbolOf(node.expression) : undefined;
      if (symbol) this.calls.set(symbol, [...(this.calls.get(symbol) ?? []), node as ts.CallExpression]);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  /** Returns the distinct statements that a name and a text may be together. */
  statements(name: ts.Expression, text: ts.Expression): Omit<SqlStatement, 'file'>[] {
    const found = new Map<string, Omit<SqlStatement, 'file'>>();
    this.choices = new Choices();
    do {
      const called = this.evaluate(name, new Map(), 0);
      const composed = this.evaluate(text, new Map(), 0);
      const prepared = called !== 'null' && !this.choices.inTransaction;
      found.set(`${called} ${composed}`, { name: prepared ? called : null, text: composed });
      if (found.size > MAX_COMBINATIONS) throw new Error(`Too many statements at ${name.getText()}`);
    } while (this.choices.next());
    return [...found.values()];
  }

  private evaluate(node: ts.Expression, bindings: Bindings, depth: number): string {
    return (depth < MAX_DEPTH ? this.known(node, bindings, depth + 1) : undefined) ?? placeholder(node);
  }

  /** Returns the value of an expression; undefined if it is known only at run time. */
  private known(node: ts.Expression, bindings: Bindings, depth: number): string | undefined {
    const inner = (expression: ts.Expression) => this.evaluate(expression, bindings, depth);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return inner(node.expression);
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
    if (node.kind === ts.SyntaxKind.NullKeyword) return 'null';
    if (ts.isConditionalExpression(node)) {
      const condition = this.symbolOf(node.condition) ?? node;
      return inner(this.choices.choose(condition, [node.whenTrue, node.whenFalse]));
    }
    if (ts.isTemplateExpression(node))
      return node.head.text + node.templateSpans.map(({ expression, literal }) => inner(expression) + literal.text).join('');
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.PlusToken) return inner(node.left) + inner(node.right);
      // A cache, and what is put into it.
      if (kind === ts.SyntaxKind.QuestionQuestionToken) return inner(node.right);
    }
    if (ts.isCallExpression(node)) return this.resultOf(node, bindings, depth);
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return this.valueOf(node, bindings, depth);
    return undefined;
  }

  private valueOf(node: ts.Identifier | ts.PropertyAccessExpression, bindings: Bindings, depth: number) {
    const symbol = this.symbolOf(node);
    const bound = symbol && bindings.get(symbol);
    if (bound) return this.evaluate(bound.expression, bound.bindings, depth);
    const declaration = symbol?.valueDeclaration;
    if (!declaration) return undefined;
    if (ts.isVariableDeclaration(declaration) && declaration.initializer)
      return this.evaluate(declaration.initializer, bindings, depth);
    if (ts.isPropertyAssignment(declaration)) return this.evaluate(declaration.initializer, bindings, depth);
    if (ts.isParameter(declaration)) return this.argumentFor(declaration, depth);
    return undefined;
  }

  /** Returns the argument that one of the calls of its function gives a parameter. */
  private argumentFor(parameter: ts.ParameterDeclaration, depth: number): string | undefined {
    const owner = parameter.parent;
    const symbol = 'name' in owner && owner.name ? this.checker.getSymbolAtLocation(owner.name as ts.Node) : undefined;
    const calls = symbol ? (this.calls.get(symbol) ?? []) : [];
    if (calls.length === 0 || calls.length > MAX_POSSIBILITIES) return undefined;
    const argument = this.choices.choose(symbol, calls).arguments[owner.parameters.indexOf(parameter as never)];
    return argument && this.evaluate(argument, new Map(), depth);
  }

  /** Evaluates what a function of `src` returns for a call. */
  private resultOf(call: ts.CallExpression, bindings: Bindings, depth: number): string | undefined {
    const symbol = this.symbolOf(call.expression);
    if (symbol && BUILDERS.includes(symbol.name)) return undefined;
    const bound = symbol && bindings.get(symbol);
    const declaration = symbol?.valueDeclaration;
    const own = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
    const callee = bound?.expression ?? own;
    if (!callee || !(ts.isArrowFunction(callee) || ts.isFunctionDeclaration(callee) || ts.isMethodDeclaration(callee)))
      return undefined;
    const inside = new Map(bound?.bindings ?? bindings);
    for (const [index, { name }] of callee.parameters.entries()) {
      const parameter = this.checker.getSymbolAtLocation(name);
      const expression = call.arguments[index];
      if (parameter && expression) inside.set(parameter, { expression, bindings });
    }
    const results = resultsOf(callee);
    return results.length ? this.evaluate(this.choices.choose(callee, results), inside, depth) : undefined;
  }

  private symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node);
    return symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }
}

/** Returns the expressions that a function may return. */
function resultsOf({ body }: ts.ArrowFunction | ts.FunctionDeclaration | ts.MethodDeclaration): ts.Expression[] {
  if (!body || !ts.isBlock(body)) return body ? [body] : [];
  const results: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) results.push(node.expression);
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return results;
}

const placeholder = (expression: ts.Expression): string => `\${${expression.getText().replace(/\s+/g, ' ')}}`;
