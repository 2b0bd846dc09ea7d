import { type DocumentStore, isObject, type JsonObject, objectAt } from './documents.ts';

/** Made-up origin under which the converted schemas refer to each other. */
export const schemaBase = 'https://specs.invalid/';

const copied = [
  'type',
  'format',
  'enum',
  'required',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const;

/**
 * Swagger schemas as JSON Schema 2019-09, with one thing made stricter: an object has no property that its
 * schema does not name. Azure's documents require next to nothing, so a misspelt name would pass otherwise.
 */
export interface SchemaConverter {
  /** Schema of a value at a place of its own (a body, a property, an item). */
  convert(schema: JsonObject, document: string): JsonObject;
  /** Converts the definition that an ID names (see `definitionId`). */
  define(id: string): JsonObject;
}

export function definitionId(document: string, pointer: string): string {
  return `${schemaBase}${document}?${encodeURIComponent(pointer)}`;
}

export function createSchemaConverter(store: DocumentStore): SchemaConverter {
  const resolve = (reference: string, document: string): { id: string; node: JsonObject; at: string } => {
    const { node, document: at } = store.follow(reference, document);
    return { id: definitionId(at, reference.split('#')[1] ?? ''), node, at };
  };

  /** Some part of it names properties: only then can others be unknown. */
  const namesProperties = (schema: JsonObject, document: string): boolean => {
    if (typeof schema.$ref === 'string') {
      const target = resolve(schema.$ref, document);
      return namesProperties(target.node, target.at);
    }
    if (isObject(schema.properties)) return true;
    const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
    return parts.some((part) => isObject(part) && namesProperties(part, document));
  };

  /** The schema without the ban on further properties: a member of an allOf must not see its siblings as unknown. */
  const convertOpen = (schema: JsonObject, document: string): JsonObject => {
    if (typeof schema.$ref === 'string') return { $ref: resolve(schema.$ref, document).id };
    const result: Record<string, unknown> = {};
    for (const keyword of copied) {
      if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
    }
    // Enumerations of Azure are open unless they say otherwise.
    if (objectAt(schema, 'x-ms-enum').modelAsString === true) delete result.enum;
    const properties = Object.entries(objectAt(schema, 'properties'));
    if (properties.length > 0) {
      result.properties = Object.fromEntries(
        properties.map(([name, value]) => [name, isObject(value) ? convert(value, document) : {}]),
      );
    }
    if (isObject(schema.items)) result.items = convert(schema.items, document);
    const further = schema.additionalProperties;
    if (isObject(further)) result.additionalProperties = convert(further, document);
    else if (further !== undefined) result.additionalProperties = further;
    if (Array.isArray(schema.allOf)) {
      result.allOf = schema.allOf.filter(isObject).map((part) => convertOpen(part, document));
    }
    return result;
  };

  const convert = (schema: JsonObject, document: string): JsonObject => {
    const open = convertOpen(schema, document);
    const closed = namesProperties(schema, document) ? { allOf: [open], unevaluatedProperties: false } : open;
    return schema['x-nullable'] === true ? { anyOf: [closed, { type: 'null' }] } : closed;
  };

  return {
    convert,
    define(id) {
      const [document = '', pointer = ''] = id.slice(schemaBase.length).split('?');
      const { node, document: at } = store.follow(`#${decodeURIComponent(pointer)}`, document);
      return { $id: id, ...convertOpen(node, at) };
    },
  };
}
