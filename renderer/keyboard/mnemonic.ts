import { type MnemonicId, mnemonics } from '../../shared/strings/mnemonics.ts';

/** Cuts a text around the first place of a letter, whatever its case; undefined where the letter is not in it. */
export function cutAt(
  text: string,
  letter: string,
): { readonly before: string; readonly letter: string; readonly after: string } | undefined {
  const isUpper = text.indexOf(letter.toUpperCase());
  const place = isUpper >= 0 ? isUpper : text.indexOf(letter.toLowerCase());
  if (place < 0) return undefined;
  return { before: text.slice(0, place), letter: text.charAt(place), after: text.slice(place + 1) };
}

export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  getModifierState(key: 'AltGraph'): boolean;
}

/**
 * The letter that was pressed with Alt, in lower case. AltGr, which Windows tells as Ctrl and Alt, types
 * characters and is left alone; where Alt changes the letter (macOS), the key's place says which it was.
 */
export function altLetter(event: PressedKey): string | undefined {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.getModifierState('AltGraph')) return undefined;
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
}

/** Attributes of a control that Alt and its letter reach; `also` names further keys for screen readers. */
export function accessKey(
  id: MnemonicId,
  also?: string,
): { readonly 'data-mnemonic': string; readonly 'aria-keyshortcuts': string } {
  const letter = mnemonics[id];
  return {
    'data-mnemonic': letter.toLowerCase(),
    'aria-keyshortcuts': `Alt+${letter}${also === undefined ? '' : ` ${also}`}`,
  };
}
