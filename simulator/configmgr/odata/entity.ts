import { ODataError } from './odataError.ts';
import { findProperty, type Json, type Property, type Reading, type WmiClass } from './wmiClass.ts';

type Entity = Record<string, Json>;

/** Makes whole entities: etag, lazies, class properties, the `__*` tail, embedded objects. */
export function wholeEntity<Row>(wmiClass: WmiClass<Row>, reading: Reading): (row: Row) => Entity {
  const namespace = `root\\sms\\site_${reading.siteCode}`;
  const plain = wmiClass.properties.filter((each) => each.type !== 'embedded');
  const embeddings = wmiClass.properties.filter((each) => each.type === 'embedded');
  const keys = keyProperties(wmiClass);
  const verbs = reading.keyed && wmiClass.secured ? (reading.visible.fullAdministrator ? -1 : 1) : null;
  return (row) => {
    const keyValues = keys.map((key) => [key.name, key.get(row, reading)] as const);
    const relativePath = `${wmiClass.name}.${keyValues.map(([name, value]) => `${name}=${quoted(value)}`).join(',')}`;
    const entity: Entity = {
      '@odata.etag': keyValues.map(([, value]) => String(value)).join(';'),
      __LAZYPROPERTIES: ['__QUALIFIER_SECURITYVERBS', ...wmiClass.lazyNames],
      __QUALIFIER_SECURITYVERBS: verbs,
    };
    for (const each of plain) entity[each.name] = each.get(row, reading);
    entity.__GENUS = 2;
    entity.__CLASS = wmiClass.name;
    entity.__SUPERCLASS = wmiClass.derivation[0] ?? null;
    entity.__DYNASTY = wmiClass.derivation.at(-1) ?? null;
    entity.__RELPATH = relativePath;
    entity.__PROPERTY_COUNT = wmiClass.properties.length;
    entity.__DERIVATION = [...wmiClass.derivation];
    entity.__SERVER = reading.server;
    entity.__NAMESPACE = namespace;
    entity.__PATH = `\\\\${reading.server}\\${namespace}:${relativePath}`;
    for (const each of embeddings) entity[each.name] = each.get(row, reading);
    return entity;
  };
}

/** With `$select`: the selected members only, in the class's own order and casing. */
export function selectedMembers<Row>(
  wmiClass: WmiClass<Row>,
  reading: Reading,
  select: readonly string[],
): (row: Row) => Entity {
  const wanted = new Set<Property<Row>>();
  for (const name of select) {
    const property = findProperty(wmiClass, name);
    if (property === undefined) {
      throw new ODataError(
        `Could not find a property named '${name}' on type 'AdminService.${wmiClass.name}'.`,
      );
    }
    if (property.lazy && !reading.keyed) {
      throw new ODataError(`Select on lazy columns is not supported for GetAll requests: ${property.name}.`);
    }
    wanted.add(property);
  }
  const members = wmiClass.properties.filter((each) => wanted.has(each));
  return (row) => {
    const entity: Entity = {};
    for (const each of members) entity[each.name] = each.get(row, reading);
    return entity;
  };
}

/** The key properties in key order. */
export function keyProperties<Row>(wmiClass: WmiClass<Row>): readonly Property<Row>[] {
  return wmiClass.keys.flatMap((key) => findProperty(wmiClass, key) ?? []);
}

/** Values in WMI object paths: text in quotes with `\` and `"` escaped, numbers bare. */
function quoted(value: Json): string {
  return typeof value === 'string' ? `"${value.replace(/[\\"]/g, '\\$&')}"` : String(value);
}
