import { type DocumentStore, isObject, type JsonObject, objectAt } from './documents.ts';

/** Made-up origin under which the converted schemas refer to each other. */
const schemaBase = 'https://specs.invalid/';

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

/** Swagger schemas as JSON Schema; references point to definitions by an ID of their own. */
export interface SchemaConverter {
  convert(schema: JsonObject, document: string): JsonObject;
  /** Converts the definition that the `$ref` of a converted schema names. */
  define(id: string): JsonObject;
}

export function createSchemaConverter(store: DocumentStore): SchemaConverter {
  const idOf = (reference: string, from: string): string => {
    const { document } = store.follow(reference, from);
    return `${schemaBase}${document}?${encodeURIComponent(reference.split('#')[1] ?? '')}`;
  };

  const convert = (schema: JsonObject, document: string): JsonObject => {
    if (typeof schema.$ref === 'string') return { $ref: idOf(schema.$ref, document) };
    const result: Record<string, unknown> = {};
    for (const keyword of copied) {
      if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
    }
    // Enumerations of Azure are open unless they say otherwise.
    if (objectAt(schema, 'x-ms-enum').modelAsString === true) delete result.enum;
    const convertPart = (part: unknown): JsonObject => (isObject(part) ? convert(part, document) : {});
    const properties = Object.entries(objectAt(schema, 'properties'));
    if (properties.length > 0) {
      result.properties = Object.fromEntries(properties.map(([name, part]) => [name, convertPart(part)]));
    }
    if (isObject(schema.items)) result.items = convertPart(schema.items);
    if (isObject(schema.additionalProperties)) {
      result.additionalProperties = convertPart(schema.additionalProperties);
    }
    if (Array.isArray(schema.allOf)) result.allOf = schema.allOf.map(convertPart);
    return schema['x-nullable'] === true ? { anyOf: [result, { type: 'null' }] } : result;
  };

  return {
    convert,
    define(id) {
      const [document = '', pointer = ''] = id.slice(schemaBase.length).split('?');
      const { node } = store.follow(`#${decodeURIComponent(pointer)}`, document);
      return { $id: id, ...convert(node, document) };
    },
  };
}
