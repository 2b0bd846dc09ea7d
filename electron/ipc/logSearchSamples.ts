import type { z } from 'zod';
import type { logSearchInputs } from '../../shared/logSearchContract.ts';
import type { LogSearchOutputs } from '../../shared/logSearchOutputs.ts';

const id = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const sort = { column: 0, descending: true };
const query = 'Heartbeat | count';
const answer = { searchId: id, columns: [], rows: 0, durationInMs: 1, at: '2026-11-05T00:00:00.000Z' };

/** One good argument per method of Log search, as the page sends it. */
export const logSearchSamples: {
  readonly [M in keyof typeof logSearchInputs]: z.input<(typeof logSearchInputs)[M]>;
} = {
  runLogQuery: { connectionId: id, searchId: id, query, range: 'day' },
  listFromSite: { connectionId: id, searchId: id, list: 'groups' },
  readLogRows: { searchId: id, from: 0, count: 100, sort },
  copyLogRows: { searchId: id, from: 0, to: 2, column: 0, headers: true, sort },
  saveLogRows: { searchId: id, sort },
  openQueryInPortal: { connectionId: id, query, range: 'day' },
  listQueries: { connectionId: id },
  forgetQueries: { connectionId: id, only: query },
};

/** The least that each can answer. */
export const logSearchAnswers: LogSearchOutputs = {
  runLogQuery: answer,
  listFromSite: answer,
  readLogRows: { rows: [] },
  copyLogRows: { copied: 2 },
  saveLogRows: { saved: true },
  openQueryInPortal: { copied: false },
  listQueries: { queries: [] },
  forgetQueries: { queries: [] },
};
