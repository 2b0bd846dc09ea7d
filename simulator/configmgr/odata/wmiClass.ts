import type { Site } from '../site.ts';
import type { Visibility } from '../visibility.ts';
import type { Hints } from './filterHints.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type PropertyType = 'string' | 'integer' | 'boolean' | 'date' | 'list' | 'embedded';

/** From where and by whom a class is read. */
export interface Reading {
  readonly site: Site;
  readonly visible: Visibility;
  /** Code of the site that the addressed provider serves. */
  readonly siteCode: string;
  /** NetBIOS name of the provider, upper case, as `__SERVER` shows it. */
  readonly server: string;
  /** A keyed GET: lazy properties are filled only there. */
  readonly keyed: boolean;
}

export interface Property<Row> {
  readonly name: string;
  readonly type: PropertyType;
  /** Type in the metadata document, e.g. `Edm.Int64`. */
  readonly edm: string;
  /** Refused in `$select` of a list. */
  readonly lazy: boolean;
  readonly get: (row: Row, reading: Reading) => Json;
}

/** A WMI class as the wmi route serves it. */
export interface WmiClass<Row> {
  readonly name: string;
  /** In the order of `__RELPATH` and the etag. */
  readonly keys: readonly string[];
  /** Base classes, nearest first: `__SUPERCLASS` is the first, `__DYNASTY` the last. */
  readonly derivation: readonly string[];
  /** `__LAZYPROPERTIES` after `__QUALIFIER_SECURITYVERBS`. */
  readonly lazyNames: readonly string[];
  /** In answer order: alphabetical ignoring case, embedded objects last. */
  readonly properties: readonly Property<Row>[];
  /** Has rights per object (`__QUALIFIER_SECURITYVERBS`). */
  readonly secured: boolean;
  /** `$orderby` and `/$count` do not work on association classes. */
  readonly association: boolean;
  /**
   * Rows in key order. Hints narrow what has to be looked at and may be ignored: every row is filtered again.
   */
  readonly rows: (reading: Reading, hints: Hints) => Iterable<Row>;
}

/** A class whose row type is nobody's business: hands itself to a function that works for any. */
export type AnyClass = <R>(use: <Row>(wmiClass: WmiClass<Row>) => R) => R;

/** Hides the row type of a class. */
export function anyClass<Row>(wmiClass: WmiClass<Row>): AnyClass {
  return (use) => use(wmiClass);
}

const types = {
  string: ['string', 'Edm.String'],
  int32: ['integer', 'Edm.Int32'],
  int64: ['integer', 'Edm.Int64'],
  boolean: ['boolean', 'Edm.Boolean'],
  date: ['date', 'Edm.DateTimeOffset'],
  binary: ['list', 'Edm.Binary'],
  strings: ['list', 'Collection(Edm.String)'],
  dates: ['list', 'Collection(Edm.DateTimeOffset)'],
} as const satisfies Record<string, readonly [PropertyType, string]>;

/** One property; `lazy` ones are refused in `$select` of a list. */
export function property<Row>(
  name: string,
  type: keyof typeof types,
  get: (row: Row, reading: Reading) => Json,
  lazy = false,
): Property<Row> {
  const [kind, edm] = types[type];
  return { name, type: kind, edm, lazy, get };
}

/** An array of embedded objects: it stands behind the other members of an entity. */
export function embedded<Row>(
  name: string,
  className: string,
  get: (row: Row, reading: Reading) => Json,
  lazy = false,
): Property<Row> {
  return { name, type: 'embedded', edm: `Collection(AdminService.${className})`, lazy, get };
}

/** Finds a property ignoring case, as `$select`, `$filter` and `$orderby` do. */
export function findProperty<Row>(wmiClass: WmiClass<Row>, name: string): Property<Row> | undefined {
  const wanted = name.toLowerCase();
  return wmiClass.properties.find((each) => each.name.toLowerCase() === wanted);
}
