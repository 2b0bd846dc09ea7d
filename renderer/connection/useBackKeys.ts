import { useEffect, useRef } from 'react';
import { openLayer } from '../keyboard/reach.ts';

/** What is open over the page; a part of the page that is merely unfolded is not. */
const OPEN = '[aria-expanded="true"]:is([aria-haspopup], [role="combobox"]), [role="menu"], [role="listbox"]';

/** Escape belongs to what is open, and to a search that is not empty. */
function isTaken(target: EventTarget | null): boolean {
  if (openLayer() !== undefined) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(OPEN) !== null) return true;
  return target instanceof HTMLInputElement && target.type === 'search' && target.value !== '';
}

/** Alt+Left and Escape lead back. */
export function useBackKeys(goBack: () => void): void {
  const latest = useRef(goBack);
  latest.current = goBack;
  useEffect(() => {
    let taken = false;
    // Asked before anything closes: afterwards nothing would tell that Escape has been used.
    const onCapture = (event: KeyboardEvent) => {
      taken = isTaken(event.target);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.shiftKey && !event.metaKey;
      const isEscape = event.key === 'Escape' && isPlain && !event.altKey;
      const isAltLeft = event.key === 'ArrowLeft' && isPlain && event.altKey;
      if ((!isEscape && !isAltLeft) || event.repeat || event.defaultPrevented) return;
      if (isEscape ? taken : openLayer() !== undefined) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onCapture, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onCapture, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
