import { describe, expect, it } from 'vitest';
import type { WriteCheckEvent } from '../../shared/api.ts';
import { appError } from '../../shared/errors.ts';
import { keyOf } from './keys.ts';
import { measurementOf } from './measurement.ts';
import { newWizard } from './state.ts';
import { apply, at, completed } from './testWizard.ts';

const start = completed(newWizard(false));
const key = keyOf(start, 'workspace');
const begun = apply(start, { type: 'measureStarted', key }, { type: 'measureFound', key, runId: 'r' });
const told = (...events: readonly WriteCheckEvent[]) =>
  measurementOf(
    apply(begun, ...events.map((event) => ({ type: 'measureReported', key, event, at }) as const)),
  );

describe('the write check', () => {
  it('tells the size in hand, then the largest that came back right', () => {
    const sizes = [16, 32].map((sizeInKiB) => ({ runId: 'r', kind: 'size', sizeInKiB }) as const);
    expect(told(...sizes)).toMatchObject({ state: 'running', sizeInKiB: 32, triedKiB: [16, 32], runId: 'r' });
    expect(
      told(...sizes, { runId: 'r', kind: 'finished', triedKiB: [16, 32], limitBytes: 16_384 }),
    ).toMatchObject({ state: 'finished', limitBytes: 16_384 });
  });

  it('tells an end on request apart from a failure', () => {
    expect(told({ runId: 'r', kind: 'failed', error: appError('cancelled') })).toMatchObject({
      state: 'stopped',
    });
    expect(told({ runId: 'r', kind: 'failed', error: appError('scopeLocked') })).toMatchObject({
      state: 'failed',
      error: { code: 'scopeLocked' },
    });
  });

  it('says nothing about another workspace, nor after its end', () => {
    const other = apply(begun, { type: 'levelChosen', level: 'workspace', text: 'law-2' });
    expect(measurementOf(other)).toBeUndefined();
    const late = told(
      { runId: 'r', kind: 'finished', triedKiB: [16] },
      { runId: 'r', kind: 'size', sizeInKiB: 512 },
    );
    expect(late).toMatchObject({ state: 'finished', triedKiB: [16] });
  });
});
