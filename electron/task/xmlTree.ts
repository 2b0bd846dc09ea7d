/** An element with what the Task Scheduler schema needs of it: attributes carry nothing there. */
export interface XmlElement {
  /** Without namespace prefix. */
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Its own text, entities resolved. */
  readonly text: string;
}

interface OpenElement {
  readonly fullName: string;
  readonly children: XmlElement[];
  text: string;
}

const COMMENT = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const CLOSING = /<\/([^\s>]+)\s*>/y;
const OPENING = /<([^\s/>!?]+)(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*?)?(\/?)>/y;
const TEXT = /[^<]+/y;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the first element of a text and everything in it. Liberal around it, since a console may add lines before
 * and after; undefined where the element itself is not well formed. Definitions of types and entities are refused.
 */
export function readXml(text: string): XmlElement | undefined {
  const open: OpenElement[] = [];
  let at = text.indexOf('<');
  if (at < 0) return undefined;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };

  while (at < text.length) {
    const inner = open.at(-1);
    if (take(COMMENT)) continue;
    const data = take(CDATA);
    if (data) {
      if (inner === undefined) return undefined;
      inner.text += data[1] ?? '';
      continue;
    }
    const closing = take(CLOSING);
    if (closing) {
      if (inner === undefined || inner.fullName !== closing[1]) return undefined;
      open.pop();
      const parent = open.at(-1);
      if (parent === undefined) return closed(inner);
      parent.children.push(closed(inner));
      continue;
    }
    const opening = take(OPENING);
    if (opening) {
      const element: OpenElement = { fullName: opening[1] ?? '', children: [], text: '' };
      if (opening[2] !== '/') open.push(element);
      else if (inner === undefined) return closed(element);
      else inner.children.push(closed(element));
      continue;
    }
    const words = take(TEXT);
    if (words === null) return undefined;
    if (inner !== undefined) inner.text += withoutEntities(words[0]);
  }
  return undefined;
}

/** Children of that name, along a path. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );
}

/** Text of the first element at a path, without outer blanks; undefined where there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path)[0]?.text.trim();
}

function closed({ fullName, children, text }: OpenElement): XmlElement {
  return { name: fullName.slice(fullName.indexOf(':') + 1), children, text };
}

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
