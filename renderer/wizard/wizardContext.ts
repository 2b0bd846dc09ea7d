import { createContext, type RefCallback, useCallback, useContext, useEffect, useRef } from 'react';
import type { FieldId } from '../../shared/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import type { ConnectionTabId } from '../connection/tabs.ts';
import type { WizardAction } from './actions.ts';
import type { WizardCommands } from './commands.ts';
import type { WizardState } from './state.ts';

export interface WizardContextValue {
  readonly state: WizardState;
  readonly dispatch: (action: WizardAction) => void;
  readonly commands: WizardCommands;
  /** `yyyy-mm-dd` of today, for dates that are past. */
  readonly today: string;
  /** Where links in texts lead. */
  readonly context: TextContext;
  /** Shows Prepare Azure in the wizard's place; everything typed is there again afterwards. */
  readonly prepareAzure: () => void;
  /** Leaves the wizard for the page of a connection. */
  readonly openConnection: (connectionId: string, tab: ConnectionTabId) => void;
}

export const WizardContext = createContext<WizardContextValue | undefined>(undefined);

export function useWizard(): WizardContextValue {
  const value = useContext(WizardContext);
  if (value === undefined) throw new Error('Used outside of the wizard');
  return value;
}

/** The element of a field; it takes the focus when the state asks for this field. */
export function useFieldFocus<E extends HTMLElement>(field: FieldId): RefCallback<E> {
  const { state, dispatch } = useWizard();
  const element = useRef<E | null>(null);
  const wanted = state.focus === field;
  useEffect(() => {
    if (!wanted) return;
    element.current?.focus();
    element.current?.scrollIntoView({ block: 'nearest' });
    dispatch({ type: 'focusTaken' });
  }, [wanted, dispatch]);
  return useCallback((drawn: E | null) => {
    element.current = drawn;
  }, []);
}
