import { children, type Node, parse, type Source, walk } from './syntax.ts';

/** What the language itself provides (ECMA-262 and ECMA-402); `globalThis` leads to everything else. */
const LANGUAGE = new Set(
  (
    'undefined NaN Infinity Object Function Array String Number Boolean BigInt Symbol RegExp Date Math JSON Intl ' +
    'Map Set WeakMap WeakSet WeakRef Promise Proxy Reflect Iterator Error TypeError RangeError SyntaxError ' +
    'AggregateError ArrayBuffer DataView Uint8Array Uint16Array Uint32Array Int8Array Int16Array Int32Array ' +
    'Float32Array Float64Array BigInt64Array BigUint64Array parseInt parseFloat isNaN isFinite encodeURI ' +
    'encodeURIComponent decodeURI decodeURIComponent arguments'
  ).split(' '),
);

// Positions of an identifier that are no use of a variable.
const NAMES_ONLY: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ['property'],
  Property: ['key'],
  PropertyDefinition: ['key'],
  MethodDefinition: ['key'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
  ImportSpecifier: ['imported', 'local'],
  ExportSpecifier: ['exported'],
  MetaProperty: ['meta', 'property'],
};

/**
 * Variables that a file uses as values but does not declare, and that the language does not provide: what it
 * takes from Node, a browser or Electron without importing it. Types are not looked at.
 */
export function freeNames(source: Source): readonly string[] {
  const program = parse(source);
  const declared = new Set<string>();
  walk(program, (node) => {
    for (const name of declarations(node)) declared.add(name);
    return undefined;
  });
  const free = new Set<string>();
  collect(program, (name) => {
    if (!declared.has(name) && !LANGUAGE.has(name)) free.add(name);
  });
  return [...free].sort();
}

function declarations(node: Node): readonly string[] {
  switch (node.type) {
    case 'VariableDeclarator':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return boundNames(node.id);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...boundNames(node.id), ...(node.params as Node[]).flatMap(boundNames)];
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return boundNames(node.local);
    case 'CatchClause':
      return boundNames(node.param);
    default:
      return [];
  }
}

function boundNames(pattern: unknown): readonly string[] {
  const node = pattern as Node | null | undefined;
  switch (node?.type) {
    case 'Identifier':
      return [String(node.name)];
    case 'ObjectPattern':
      return (node.properties as Node[]).flatMap((each) => boundNames(each.value ?? each));
    case 'ArrayPattern':
      return (node.elements as (Node | null)[]).flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(node.left);
    case 'RestElement':
      return boundNames(node.argument);
    case 'TSParameterProperty':
      return boundNames(node.parameter);
    default:
      return [];
  }
}

const EXPRESSIONS_OF_TYPESCRIPT = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

function collect(node: Node, use: (name: string) => void): void {
  if (node.type === 'Identifier') use(String(node.name));
  // Types are erased; what they name is never used.
  if (node.type.startsWith('TS') && !EXPRESSIONS_OF_TYPESCRIPT.has(node.type)) return;
  const skipped = node.computed === true ? [] : (NAMES_ONLY[node.type] ?? []);
  for (const [key, child] of children(node)) {
    if (!skipped.includes(key) && !child.type.startsWith('TSType')) collect(child, use);
  }
}
