import { canonicalPath } from '../azure/arm/armPath.ts';
import { type DocumentEntry, type DocumentStore, isObject, type JsonObject, objectAt } from './documents.ts';

/** One parameter of an operation, references followed. */
export interface Parameter {
  readonly node: JsonObject;
  /** Document that its schema's references count from. */
  readonly document: string;
}

export interface Operation {
  readonly operationId: string;
  readonly host: string;
  readonly method: string;
  readonly pattern: RegExp;
  /** The more fixed segments, the more specific. */
  readonly weight: number;
  readonly parameterNames: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly responses: JsonObject;
  readonly document: string;
  readonly apiVersions: readonly string[];
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];

function readParameters(store: DocumentStore, document: string, nodes: readonly unknown[]): Parameter[] {
  return nodes
    .flatMap((node) => (Array.isArray(node) ? node : []))
    .filter(isObject)
    .map((node): Parameter => {
      if (typeof node.$ref !== 'string') return { node, document };
      const target = store.follow(node.$ref, document);
      return { node: target.node, document: target.document };
    });
}

/**
 * A template as a pattern over a canonical path. A parameter that may hold slashes matches several segments; the
 * path of a parent resource may be missing, since clients then send "//".
 */
function patternOf(template: string, parameters: readonly Parameter[]) {
  const names: string[] = [];
  let fixed = 0;
  const parts = canonicalTemplate(template).map((segment) => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      fixed += 1;
      return `/${segment.replace(/[.$()]/g, '\\$&')}`;
    }
    names.push(name);
    if (name === 'parentResourcePath') return '(?:/(.+))?';
    const parameter = parameters.find(({ node }) => node.name === name);
    return parameter?.node['x-ms-skip-url-encoding'] === true ? '/(.+)' : '/([^/]+)';
  });
  return { pattern: new RegExp(`^${parts.join('')}$`), names, weight: fixed };
}

/** Fixed segments as a canonical path has them: keywords and namespaces in lower case. */
function canonicalTemplate(template: string): string[] {
  return template
    .split('/')
    .filter((s) => s !== '')
    .map((s) => (s.startsWith('{') ? s : s.toLowerCase()));
}

export function readOperations(store: DocumentStore, entry: DocumentEntry): Operation[] {
  const document = store.read(entry.path);
  const host = String(document.host);
  const basePath = typeof document.basePath === 'string' ? document.basePath : '';
  return Object.entries(objectAt(document, 'paths')).flatMap(([template, item]) =>
    methods.flatMap((method) => {
      const node = objectAt(item, method);
      const operationId = node.operationId;
      if (typeof operationId !== 'string') return [];
      const shared = isObject(item) ? item.parameters : undefined;
      const parameters = readParameters(store, entry.path, [shared, node.parameters]);
      const { pattern, names, weight } = patternOf(basePath + template, parameters);
      // "/{roleAssignmentId}" would match every path.
      if (weight === 0) return [];
      return [
        {
          operationId,
          host,
          method: method.toUpperCase(),
          pattern,
          weight,
          parameterNames: names,
          parameters,
          responses: objectAt(node, 'responses'),
          document: entry.path,
          apiVersions: entry.apiVersions,
        },
      ];
    }),
  );
}

export interface MatchedOperation {
  readonly operation: Operation;
  /** Decoded path parameters by name. */
  readonly pathValues: ReadonlyMap<string, string>;
}

/** The most specific operation for a request, if some document has one. */
export function matchOperation(
  operations: readonly Operation[],
  method: string,
  host: string,
  pathname: string,
): MatchedOperation | undefined {
  const path = canonicalPath(pathname);
  let best: MatchedOperation | undefined;
  for (const operation of operations) {
    if (operation.method !== method || operation.host !== host) continue;
    if (best !== undefined && operation.weight <= best.operation.weight) continue;
    const match = operation.pattern.exec(path);
    if (match === null) continue;
    const values = operation.parameterNames.map((name, i): [string, string] => [
      name,
      decodeURIComponent(match[i + 1] ?? ''),
    ]);
    best = { operation, pathValues: new Map(values) };
  }
  return best;
}
