import type { WizardAction } from './actions.ts';
import { keyOf } from './keys.ts';
import type { Measurement, WizardState } from './state.ts';

type MeasureAction = Extract<WizardAction, { type: 'measureStarted' | 'measureFound' | 'measureReported' }>;

/** The write check of the workspace and sign-in that stand in the boxes now. */
export function measurementOf(state: WizardState): Measurement | undefined {
  return state.measurement?.key === keyOf(state, 'workspace') ? state.measurement : undefined;
}

/** Takes in one report of the write check. Reports of a check of another workspace are dropped. */
export function reportMeasurement(state: WizardState, action: MeasureAction): WizardState {
  if (action.type === 'measureStarted') {
    return { ...state, measurement: { key: action.key, state: 'running', triedKiB: [] } };
  }
  const { measurement } = state;
  if (measurement === undefined || measurement.key !== action.key || measurement.state !== 'running')
    return state;
  if (action.type === 'measureFound') {
    return { ...state, measurement: { ...measurement, runId: action.runId } };
  }
  return { ...state, measurement: told(measurement, action) };
}

function told(
  before: Measurement,
  { event, at }: Extract<WizardAction, { type: 'measureReported' }>,
): Measurement {
  const { key, triedKiB } = before;
  switch (event.kind) {
    case 'size':
      return { ...before, sizeInKiB: event.sizeInKiB, triedKiB: [...triedKiB, event.sizeInKiB] };
    case 'finished':
      return {
        key,
        state: 'finished',
        triedKiB: event.triedKiB,
        at,
        ...(event.limitBytes === undefined ? {} : { limitBytes: event.limitBytes }),
      };
    case 'failed':
      return event.error.code === 'cancelled'
        ? { key, state: 'stopped', triedKiB, at }
        : { key, state: 'failed', triedKiB, error: event.error, at };
  }
}
