/** What Alt and a letter do to the page: find the control that bears the letter and use it. */

/** The dialog or pane on top, if one is open: keys belong to it alone. */
export function openLayer(): Element | undefined {
  return [...document.querySelectorAll('[aria-modal="true"]')].at(-1);
}

function isUsable(element: Element): boolean {
  return element.checkVisibility() && !element.matches(':disabled');
}

/** Uses the control with that letter. True when there is one. */
export function reachByLetter(letter: string): boolean {
  const scope = openLayer() ?? document.body;
  const found = [...scope.querySelectorAll(`[data-mnemonic="${letter}"]`)].find(isUsable);
  if (found === undefined) return false;
  const label = found.closest('label');
  const control = label?.control ?? found;
  if (!(control instanceof HTMLElement)) return false;
  control.focus();
  if (control instanceof HTMLInputElement && control.type !== 'checkbox') control.select();
  // A button that is off keeps the focus, and its reason is read out.
  else if (control.getAttribute('role') !== 'combobox' && control.getAttribute('aria-disabled') !== 'true')
    control.click();
  return true;
}

/** The search of the layer on top, from there the next one; where there is none, the first box, list or grid. */
export function focusSearch(): void {
  const scope = openLayer() ?? document.querySelector('main') ?? document.body;
  const usable = (selector: string) => [...scope.querySelectorAll<HTMLElement>(selector)].filter(isUsable);
  const searches: readonly Element[] = usable('input[type="search"], [role="searchbox"]');
  const current = document.activeElement === null ? -1 : searches.indexOf(document.activeElement);
  const search = searches[(current + 1) % Math.max(1, searches.length)];
  const first = (selector: string) => usable(selector)[0];
  const target = search ?? first('input, [role="combobox"], [data-row][tabindex="0"]') ?? first('button');
  if (target instanceof HTMLElement) target.focus();
}
