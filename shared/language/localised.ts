import { activeLanguage } from './active.ts';

/**
 * Texts that speak the language in force. What comes back has the shape of `texts` and is read at use: a text when
 * its property is read, a function when it is called, so that both may be kept. A text itself may not: it would stay
 * as it was. What a language does not have is English. The id is the name under which the texts are exported.
 */
// Nothing is registered anywhere, so that a bundle leaves out texts that nobody reads.
/* @__NO_SIDE_EFFECTS__ */
export function localised<T extends object>(id: string, texts: T): T {
  return mirror(texts, () => activeLanguage().textsOf(id, texts) ?? texts) as T;
}

type Call = (...args: readonly unknown[]) => unknown;

function mirror(source: object, read: () => unknown): object {
  if (typeof source === 'function') return (...args: readonly unknown[]) => (read() as Call)(...args);
  const reflected: object = Array.isArray(source) ? new Array(source.length) : {};
  for (const [key, value] of Object.entries(source)) {
    const readMember = (): unknown => (read() as Record<string, unknown>)[key] ?? value;
    const isText = typeof value !== 'object' && typeof value !== 'function';
    Object.defineProperty(
      reflected,
      key,
      isText ? { enumerable: true, get: readMember } : { enumerable: true, value: mirror(value, readMember) },
    );
  }
  return reflected;
}
