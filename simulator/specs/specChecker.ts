import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Exchange } from '../types.ts';
import {
  armErrorReference,
  createDocumentStore,
  documentEntries,
  isObject,
  type JsonObject,
} from './documents.ts';
import { matchOperation, type Operation, type Parameter, readOperations } from './operations.ts';
import { createSchemaConverter } from './swaggerSchema.ts';
import { unknownProperties } from './unknownProperties.ts';

export interface Deviation {
  readonly operationId: string;
  /** "request.body.properties.query", "response.body.value[*].id", "request.query.api-version", … */
  readonly jsonPath: string;
  readonly message: string;
}

export interface SpecChecker {
  /** What one exchange has that Microsoft's OpenAPI documents do not allow. */
  check(exchange: Exchange): readonly Deviation[];
}

const specsFolder = new URL('../fixtures/specs/', import.meta.url);

/** Hosts by which the documents name the services that they describe. */
const documentHosts = { arm: 'management.azure.com', logs: 'api.loganalytics.io' } as const;

function pathOf(instancePath: string): string {
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? '[*]' : `.${part.replaceAll('~1', '/').replaceAll('~0', '~')}`))
    .join('');
}

class Checker implements SpecChecker {
  readonly #store = createDocumentStore(specsFolder);
  readonly #converter = createSchemaConverter(this.#store);
  readonly #operations = documentEntries.flatMap((entry) => readOperations(this.#store, entry));
  readonly #compiled = new Map<JsonObject, ValidateFunction>();
  readonly #ajv = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes: false });

  constructor() {
    addFormats.default(this.#ajv);
  }

  check(exchange: Exchange): readonly Deviation[] {
    const { service } = exchange;
    if (service !== 'arm' && service !== 'logs') return [];
    const url = new URL(exchange.url);
    const match = matchOperation(this.#operations, exchange.method, documentHosts[service], url.pathname);
    if (match === undefined) {
      const operationId = `${exchange.method} ${url.pathname.replace(/[0-9a-f-]{36}/gi, '{guid}')}`;
      return [{ operationId, jsonPath: 'operation', message: 'no document describes this call' }];
    }
    const { operation, pathValues } = match;
    const found: Deviation[] = [];
    const note = (jsonPath: string, message: string): void => {
      found.push({ operationId: operation.operationId, jsonPath, message });
    };
    // What the service itself called a bad request need not be a good one.
    if (exchange.status !== 400) this.#checkRequest(operation, pathValues, url, exchange, note);
    if (exchange.faulty !== true) this.#checkResponse(operation, exchange, note);
    return found;
  }

  #checkRequest(
    operation: Operation,
    pathValues: ReadonlyMap<string, string>,
    url: URL,
    exchange: Exchange,
    note: (jsonPath: string, message: string) => void,
  ): void {
    const queryNames = new Set<unknown>(['api-version']);
    for (const parameter of operation.parameters) {
      const { node } = parameter;
      const name = String(node.name);
      if (node.in === 'path') {
        this.#checkText(parameter, pathValues.get(name), `request.path.${name}`, note);
      } else if (node.in === 'query') {
        queryNames.add(name);
        this.#checkText(parameter, url.searchParams.get(name) ?? undefined, `request.query.${name}`, note);
      } else if (node.in === 'body') {
        this.#checkBody(parameter, exchange.requestBody, note);
      }
    }
    for (const name of url.searchParams.keys()) {
      if (!queryNames.has(name)) note(`request.query.${name}`, 'the document knows no such parameter');
    }
    const version = url.searchParams.get('api-version');
    if (operation.apiVersions.length > 0 && !operation.apiVersions.includes(version ?? '')) {
      note('request.query.api-version', `no document at hand for version ${version}`);
    }
  }

  #checkText(
    parameter: Parameter,
    value: string | undefined,
    path: string,
    note: (jsonPath: string, message: string) => void,
  ): void {
    if (value === undefined || value === '') {
      if (parameter.node.required === true && !path.endsWith('parentResourcePath')) note(path, 'is missing');
      return;
    }
    const isNumber = parameter.node.type === 'integer' || parameter.node.type === 'number';
    // "in" and "required" belong to the parameter, not to its value.
    const { required: _required, ...schema } = parameter.node;
    const validate = this.#validatorOf(parameter.node, () =>
      this.#converter.convert(schema, parameter.document),
    );
    if (!validate(isNumber ? Number(value) : value)) {
      for (const error of validate.errors ?? []) note(path, error.message ?? error.keyword);
    }
  }

  #checkBody(
    { node, document }: Parameter,
    text: string,
    note: (jsonPath: string, message: string) => void,
  ): void {
    if (text === '') {
      if (node.required === true) note('request.body', 'is missing');
      return;
    }
    if (isObject(node.schema)) this.#checkJson(node.schema, document, text, 'request.body', note);
  }

  #checkResponse(
    operation: Operation,
    exchange: Exchange,
    note: (jsonPath: string, message: string) => void,
  ): void {
    const { status, responseBody } = exchange;
    const declared = operation.responses[String(status)];
    if (declared === undefined && status < 400) {
      note('response.status', `${status} is not declared`);
      return;
    }
    const response = declared ?? operation.responses.default;
    const schema = isObject(response) ? response.schema : { $ref: `/${armErrorReference}` };
    if (!isObject(schema)) {
      if (responseBody !== '') note('response.body', 'the document declares no body');
      return;
    }
    if (!/^application\/json\b/.test(exchange.responseHeaders['content-type'] ?? '')) {
      note('response.headers.content-type', 'is not application/json');
    }
    const document = isObject(response) ? operation.document : '';
    this.#checkJson(schema, document, responseBody, 'response.body', note);
  }

  #checkJson(
    schema: JsonObject,
    document: string,
    text: string,
    at: string,
    note: (jsonPath: string, message: string) => void,
  ): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      note(at, 'is not JSON');
      return;
    }
    const validate = this.#validatorOf(schema, () => this.#converter.convert(schema, document));
    if (!validate(value)) {
      for (const error of validate.errors ?? []) {
        const missing: unknown = error.params.missingProperty;
        const path = pathOf(error.instancePath) + (typeof missing === 'string' ? `.${missing}` : '');
        note(at + path, error.message ?? error.keyword);
      }
    }
    for (const path of unknownProperties(this.#store, schema, document, value)) {
      note(at + path, 'the document knows no such property');
    }
  }

  #validatorOf(key: JsonObject, make: () => JsonObject): ValidateFunction {
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const schema = make();
    this.#addDefinitions(schema);
    const compiled = this.#ajv.compile(schema);
    this.#compiled.set(key, compiled);
    return compiled;
  }

  /** Registers every definition that the schema refers to, and theirs. */
  #addDefinitions(schema: unknown): void {
    if (Array.isArray(schema)) {
      for (const each of schema) this.#addDefinitions(each);
    } else if (isObject(schema)) {
      const reference = schema.$ref;
      if (typeof reference === 'string' && !this.#defined.has(reference)) {
        this.#defined.add(reference);
        const definition = this.#converter.define(reference);
        this.#ajv.addSchema(definition);
        this.#addDefinitions(definition);
      }
      for (const [name, each] of Object.entries(schema)) {
        if (name !== 'enum') this.#addDefinitions(each);
      }
    }
  }
  readonly #defined = new Set<string>();
}

/** Loads Microsoft's documents and checks exchanges against them. */
export function createSpecChecker(): SpecChecker {
  return new Checker();
}
