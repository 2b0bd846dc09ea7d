import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { altLetter } from './mnemonic.ts';
import { focusSearch, openLayer, reachByLetter } from './reach.ts';

export type PageKey = 'F1' | 'F5';

interface Handler {
  readonly key: PageKey;
  readonly inLayer: boolean;
  readonly run: { readonly current: () => void };
}

type Register = (handler: Handler) => () => void;

const KeyboardContext = createContext<Register | undefined>(undefined);

/** While Alt is down the letters are underlined. */
function showLetters(shown: boolean): void {
  document.documentElement.toggleAttribute('data-alt', shown);
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

/**
 * The keys that hold everywhere: Alt with a letter, F1, F5, Ctrl+L and Ctrl+F. None of them reaches the browser below,
 * whose own F5 would load the page again.
 */
export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const handlers = useRef<readonly Handler[]>([]);
  const register = useMemo<Register>(
    () => (handler) => {
      handlers.current = [...handlers.current, handler];
      return () => {
        handlers.current = handlers.current.filter((one) => one !== handler);
      };
    },
    [],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Alt') {
        showLetters(true);
        // Else the system gives the focus to the window's menu.
        event.preventDefault();
        return;
      }
      const letter = altLetter(event);
      if (letter !== undefined) {
        if (!event.repeat && reachByLetter(letter)) event.preventDefault();
        return;
      }
      if (event.ctrlKey && !event.altKey && !event.shiftKey && /^[lf]$/i.test(event.key)) {
        event.preventDefault();
        focusSearch();
        return;
      }
      const { key } = event;
      if ((key !== 'F1' && key !== 'F5') || !isPlain(event)) return;
      event.preventDefault();
      const inLayer = openLayer() !== undefined;
      if (!event.repeat)
        handlers.current.findLast((one) => one.key === key && one.inLayer === inLayer)?.run.current();
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== 'Alt') return;
      showLetters(false);
      event.preventDefault();
    };
    const hide = () => showLetters(false);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', hide);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', hide);
    };
  }, []);
  return <KeyboardContext value={register}>{children}</KeyboardContext>;
}

/** What a key does while this component is shown; the one shown last goes first. */
export function usePageKey(key: PageKey, act: () => void, { inLayer = false } = {}): void {
  const register = useContext(KeyboardContext);
  const run = useRef(act);
  run.current = act;
  useEffect(() => register?.({ key, inLayer, run }), [register, key, inLayer]);
}
