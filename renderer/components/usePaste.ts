import { type ClipboardEvent, useState } from 'react';
import { cleanPaste, type Removed } from '../../shared/fields.ts';
import { removedFromPaste } from '../../shared/strings/fields.ts';

/** A paste put into a text at a selection, without what it brought along. */
export function insertPaste(
  value: string,
  start: number,
  end: number,
  pasted: string,
): { readonly value: string; readonly caret: number; readonly removed: readonly Removed[] } {
  const cleaned = cleanPaste(pasted);
  return {
    value: value.slice(0, start) + cleaned.value + value.slice(end),
    caret: start + cleaned.value.length,
    removed: cleaned.removed,
  };
}

/** Takes pastes in clean, and says what was removed until the next edit. */
export function usePaste(value: string, onChange: (value: string) => void) {
  const [remark, setRemark] = useState<string>();
  const tidy = (removed: readonly Removed[]) =>
    setRemark(removed.length === 0 ? undefined : removedFromPaste(removed));
  return {
    remark,
    edit: (next: string) => {
      setRemark(undefined);
      onChange(next);
    },
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const input = event.currentTarget;
      const pasted = event.clipboardData.getData('text');
      const result = insertPaste(
        value,
        input.selectionStart ?? value.length,
        input.selectionEnd ?? value.length,
        pasted,
      );
      if (result.removed.length === 0) return;
      event.preventDefault();
      tidy(result.removed);
      onChange(result.value);
      requestAnimationFrame(() => input.setSelectionRange(result.caret, result.caret));
    },
    /** What was typed or dropped in is tidied when the box is left. */
    tidyOnLeave: () => {
      const cleaned = cleanPaste(value);
      if (cleaned.value === value) return;
      tidy(cleaned.removed);
      onChange(cleaned.value);
    },
  };
}
