import { useEffect, useMemo, useReducer, useRef } from 'react';
import { usePorts } from '../ports.tsx';
import type { WizardAction } from './actions.ts';
import { type WizardCommands, wizardCommands } from './commands.ts';
import { keepLocked } from './locked.ts';
import { wizardReducer } from './reducer.ts';
import type { WizardState } from './state.ts';

export interface WizardStore {
  readonly state: WizardState;
  readonly dispatch: (action: WizardAction) => void;
  readonly commands: WizardCommands;
}

const lockedReducer = (state: WizardState, action: WizardAction): WizardState =>
  keepLocked(wizardReducer(state, action));

/** One reducer, the commands that feed it, and the run's reports. */
export function useWizardStore(initial: WizardState): WizardStore {
  const { api, now } = usePorts();
  const [state, dispatch] = useReducer(lockedReducer, initial);
  const latest = useRef(state);
  latest.current = state;
  const commands = useMemo(
    () => wizardCommands({ api, now, dispatch, state: () => latest.current }),
    [api, now],
  );
  useEffect(() => api.on('runChanged', (run) => dispatch({ type: 'runChanged', run })), [api]);
  return { state, dispatch, commands };
}
