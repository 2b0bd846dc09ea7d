import { type DocumentStore, isObject, type JsonObject, objectAt } from './documents.ts';

interface Located {
  readonly schema: JsonObject;
  readonly document: string;
}

interface Shape {
  readonly properties: Map<string, Located>;
  /** Undefined: nothing is said; a schema: further properties are of it. */
  further: Located | true | undefined;
  items: Located | undefined;
}

/** What the schema, the one it refers to and those it is made of say together. */
function shapeOf(store: DocumentStore, { schema, document }: Located, shape: Shape): Shape {
  if (typeof schema.$ref === 'string') {
    const target = store.follow(schema.$ref, document);
    return shapeOf(store, { schema: target.node, document: target.document }, shape);
  }
  for (const [name, part] of Object.entries(objectAt(schema, 'properties'))) {
    if (isObject(part)) shape.properties.set(name, { schema: part, document });
  }
  const further = schema.additionalProperties;
  if (isObject(further)) shape.further = { schema: further, document };
  else if (further === true) shape.further = true;
  if (isObject(schema.items)) shape.items = { schema: schema.items, document };
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    if (isObject(part)) shapeOf(store, { schema: part, document }, shape);
  }
  return shape;
}

/**
 * Paths of properties that the schema does not name. Azure's documents require next to nothing and forbid nothing,
 * so a misspelt name would pass otherwise. An object whose schema names no property at all is free in form.
 */
export function unknownProperties(
  store: DocumentStore,
  schema: JsonObject,
  document: string,
  value: unknown,
  path = '',
): readonly string[] {
  const { properties, further, items } = shapeOf(
    store,
    { schema, document },
    { properties: new Map(), further: undefined, items: undefined },
  );
  const below = (part: Located, each: unknown, at: string): readonly string[] =>
    unknownProperties(store, part.schema, part.document, each, at);
  if (Array.isArray(value)) {
    return items === undefined ? [] : value.flatMap((each) => below(items, each, `${path}[*]`));
  }
  if (!isObject(value) || (properties.size === 0 && further === undefined)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const at = `${path}.${name}`;
    const named = properties.get(name);
    if (named !== undefined) return below(named, each, at);
    if (further === true) return [];
    return further === undefined ? [at] : below(further, each, at);
  });
}
