import path from 'node:path';
import ts from 'typescript';

/** One place that uses something of the running process. */
export interface GlobalUse {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** `process.env`, `os.platform`, `console`, `koffi`; `process` alone where all of it is passed on. */
  readonly what: string;
}

/**
 * Where `files` use the globals `process` and `console`, the names of the system from `node:os`, and native packages.
 * The compiler resolves each name, so that a parameter called `process` (this program is about processes) is none.
 */
export function globalUses(root: string, files: readonly string[]): GlobalUse[] {
  const program = ts.createProgram(
    files.map((file) => path.join(root, file)),
    { ...compilerOptions(root), noEmit: true },
  );
  const checker = program.getTypeChecker();
  return files.flatMap((file) => {
    const tree = program.getSourceFile(path.join(root, file));
    if (tree === undefined) throw new Error(`\`${file}\` is not in the program`);
    const uses: GlobalUse[] = [];
    const visit = (node: ts.Node): void => {
      const what = usedBy(node, checker);
      if (what !== undefined) {
        uses.push({ file, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, what });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return uses;
  });
}

function compilerOptions(root: string): ts.CompilerOptions {
  const file = path.join(root, 'test/tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file)).options;
}

function usedBy(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
    return node.text === 'koffi' || node.text.startsWith('@koromix/') ? 'koffi' : undefined;
  }
  const declared = ts.isIdentifier(node) ? nodeDeclaration(node, checker) : undefined;
  if (declared === undefined) return undefined;
  const { name, module } = declared;
  if (name === 'console') return 'console';
  if (name === 'process') {
    // As the start of `process.pid` it is told by `pid`.
    return ts.isPropertyAccessExpression(node.parent) || ts.isImportClause(node.parent) ? undefined : 'process';
  }
  return (module === 'os' || module === 'process') && name !== module ? `${module}.${name}` : undefined;
}

/** What Node's own declarations call the thing, and in which of their files; `undefined` for every other name. */
function nodeDeclaration(node: ts.Identifier, checker: ts.TypeChecker): { name: string; module: string } | undefined {
  let symbol = checker.getSymbolAtLocation(node);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const files = symbol?.declarations?.map((declaration) => declaration.getSourceFile().fileName) ?? [];
  const file = files.find((name) => name.includes('/@types/node/'));
  // A whole module is told by what is taken from it.
  return symbol === undefined || file === undefined || symbol.flags & ts.SymbolFlags.ValueModule
    ? undefined
    : { name: symbol.name, module: path.basename(file, '.d.ts') };
}
