export interface Codec {
  /** Text of a value that `structuredClone` made. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * What structured clone can carry, as text. Values that JSON keeps whole are plain JSON behind a `J`, which
 * is ten times as fast; all others are a table of nodes behind a `T`.
 *
 * Self-contained: its source text also runs in the page, where nothing can be imported.
 */
export function createCodec(): Codec {
  type Node = readonly [kind: string, ...parts: unknown[]];
  const specialNumbers = new Map<string, number>([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['-0', -0],
  ]);
  const errorTypes: Record<string, ErrorConstructor> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };
  const typedArrays = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  ] as const;

  const isPlain = (value: object): boolean => {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  };

  /** `seen` holds the containers on the way: one met twice is a cycle or shared, which JSON would lose. */
  const isJson = (value: unknown, seen: Set<object>): boolean => {
    if (typeof value !== 'object') {
      return (
        typeof value === 'string' ||
        typeof value === 'boolean' ||
        (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0))
      );
    }
    if (value === null) {
      return true;
    }
    if (seen.has(value)) {
      return false;
    }
    seen.add(value);
    if (Array.isArray(value)) {
      // Also false for a hole, which reads as undefined, and for extra properties.
      for (let index = 0; index < value.length; index += 1) {
        if (!isJson(value[index], seen)) {
          return false;
        }
      }
      return Object.keys(value).length === value.length;
    }
    if (!isPlain(value)) {
      return false;
    }
    for (const key of Object.keys(value)) {
      // JSON.parse keeps __proto__, but the table's decoder must not be asked to assign it.
      if (!isJson((value as Record<string, unknown>)[key], seen)) {
        return false;
      }
    }
    return true;
  };

  const toBase64 = (bytes: Uint8Array): string => {
    let binary = '';
    for (let from = 0; from < bytes.length; from += 8192) {
      binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
    }
    return btoa(binary);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  const tableOf = (root: unknown): Node[] => {
    const table: Node[] = [];
    const places = new Map<unknown, number>();
    const entries = (value: object): [string, number][] =>
      Object.keys(value).map((key) => [key, place((value as Record<string, unknown>)[key])]);

    const describe = (value: unknown): Node => {
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
        return ['number', Object.is(value, -0) ? '-0' : String(value)];
      }
      if (typeof value === 'bigint') {
        return ['bigint', String(value)];
      }
      if (typeof value !== 'object' || value === null) {
        return value === undefined ? ['undefined'] : ['json', value];
      }
      if (Array.isArray(value)) {
        return ['array', value.length, entries(value)];
      }
      if (value instanceof Date) {
        return ['date', Number.isNaN(value.getTime()) ? null : value.getTime()];
      }
      if (value instanceof RegExp) {
        return ['regexp', value.source, value.flags];
      }
      if (value instanceof Map) {
        return ['map', Array.from(value, ([key, item]) => [place(key), place(item)])];
      }
      if (value instanceof Set) {
        return ['set', Array.from(value, (item) => place(item))];
      }
      if (value instanceof Error) {
        return ['error', value.name, value.message, value.stack ?? '', 'cause' in value, place(value.cause)];
      }
      if (value instanceof ArrayBuffer) {
        return ['buffer', toBase64(new Uint8Array(value))];
      }
      if (value instanceof DataView) {
        return ['view', place(value.buffer), value.byteOffset, value.byteLength];
      }
      if (ArrayBuffer.isView(value)) {
        const type = typedArrays.findIndex((candidate) => value instanceof candidate);
        const { length } = value as Uint8Array;
        return ['typed', type, place(value.buffer), value.byteOffset, length];
      }
      if (value instanceof Number || value instanceof String || value instanceof Boolean) {
        return ['boxed', place(value.valueOf())];
      }
      return ['object', entries(value)];
    };

    const place = (value: unknown): number => {
      // -0 and 0 are one Map key.
      const shared = typeof value === 'object' && value !== null;
      const known = shared ? places.get(value) : undefined;
      if (known !== undefined) {
        return known;
      }
      const index = table.length;
      table.push(['undefined']);
      if (shared) {
        places.set(value, index);
      }
      table[index] = describe(value);
      return index;
    };
    place(root);
    return table;
  };

  const define = (target: object, key: string, value: unknown) =>
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });

  const fromTable = (table: Node[]): unknown => {
    const made = new Map<number, unknown>();
    const keep = <T>(index: number, value: T): T => {
      made.set(index, value);
      return value;
    };
    const make = (index: number): unknown => {
      if (made.has(index)) {
        return made.get(index);
      }
      const node = table[index] ?? ['undefined'];
      const [kind, first, second, third, fourth] = node;
      switch (kind) {
        case 'number':
          return specialNumbers.get(String(first));
        case 'bigint':
          return BigInt(String(first));
        case 'json':
          return first;
        case 'array': {
          const list = keep<unknown[]>(index, new Array(Number(first)));
          for (const [key, item] of second as [string, number][]) {
            define(list, key, make(item));
          }
          return list;
        }
        case 'date':
          return keep(index, new Date(first === null ? Number.NaN : Number(first)));
        case 'regexp':
          return keep(index, new RegExp(String(first), String(second)));
        case 'map': {
          const map = keep(index, new Map<unknown, unknown>());
          for (const [key, item] of first as [number, number][]) {
            map.set(make(key), make(item));
          }
          return map;
        }
        case 'set': {
          const set = keep(index, new Set<unknown>());
          for (const item of first as number[]) {
            set.add(make(item));
          }
          return set;
        }
        case 'error': {
          const error = keep(index, new (errorTypes[String(first)] ?? Error)(String(second)));
          define(error, 'stack', third);
          if (fourth) {
            define(error, 'cause', make(Number(node[5])));
          }
          return error;
        }
        case 'buffer':
          return keep(index, fromBase64(String(first)).buffer);
        case 'view':
          return keep(index, new DataView(make(Number(first)) as ArrayBuffer, Number(second), Number(third)));
        case 'typed': {
          const Type = typedArrays[Number(first)] ?? Uint8Array;
          return keep(index, new Type(make(Number(second)) as ArrayBuffer, Number(third), Number(fourth)));
        }
        case 'boxed':
          return keep(index, Object(make(Number(first))));
        case 'object': {
          const target = keep(index, {});
          for (const [key, item] of first as [string, number][]) {
            define(target, key, make(item));
          }
          return target;
        }
        default:
          return undefined;
      }
    };
    return make(0);
  };

  return {
    encode: (value) =>
      isJson(value, new Set()) ? `J${JSON.stringify(value)}` : `T${JSON.stringify(tableOf(value))}`,
    decode: (text) =>
      text.startsWith('J') ? JSON.parse(text.slice(1)) : fromTable(JSON.parse(text.slice(1)) as Node[]),
  };
}
