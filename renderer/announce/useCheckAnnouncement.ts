import { useAnnounce } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { CheckRow } from '../components/CheckTable.tsx';
import { checkWords } from './words.ts';

/** Tells screen readers what a table of checks has come to. */
export function useCheckAnnouncement(table: string, rows: readonly CheckRow[]): void {
  const { announce } = useAnnounce();
  // By their text, so that the same result is told once.
  const told = JSON.stringify(checkWords(table, rows));
  useEffect(() => {
    for (const text of JSON.parse(told) as readonly string[]) announce(text, { polite: true });
  }, [told, announce]);
}
