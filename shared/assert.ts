/** Makes an unhandled case of a union a compile error, and a loud failure should one still arrive. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
