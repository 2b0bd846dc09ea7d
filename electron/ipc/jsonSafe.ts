/**
 * Path of the first part of `value` that JSON would lose or change ("value.workspaces.3.location"), or
 * undefined when the value survives JSON unchanged. `undefined`, dates, class instances, maps, big integers
 * and numbers such as NaN do not.
 */
export function findNotJson(value: unknown, path = 'value'): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? undefined : path;
    case 'object':
      break;
    default:
      return path;
  }
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const found = findNotJson(value[index], `${path}.${index}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return path;
  for (const [key, part] of Object.entries(value)) {
    const found = findNotJson(part, `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
