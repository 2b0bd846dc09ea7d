import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appError, type ErrorCode } from '../shared/errors.ts';
import { failureEvents, WORKS_AGAIN } from './failureEvents.ts';
import { lastingFailures } from './lastingFailures.ts';

function recorded() {
  const events: string[] = [];
  const lines: string[] = [];
  const report = lastingFailures({
    logger: { write: (severity, _component, text) => void lines.push(`${severity} ${text}`) },
    reportToEventLog: async (severity, id, text) => void events.push(`${severity} ${id} ${text}`),
  });
  return { report, events, lines };
}

it.each<[ErrorCode, number]>([
  ['secretExpired', 111],
  ['notAuthorized', 112],
  ['providerAccessDenied', 113],
  ['certificateUntrusted', 114],
  ['workspaceNotFound', 115],
  ['fileNotWritable', 116],
  ['internal', 101],
])('%s is event %i, with the service’s own marks', (code, id) => {
  const { report, events, lines } = recorded();
  report('law-hq', { error: appError(code, { serviceCode: 'AADSTS1', correlationId: 'c-1' }) });
  expect(events).toEqual([expect.stringContaining(`error ${id} The computer groups in law-hq`)]);
  expect(events[0]).toContain(`(${code}, AADSTS1, c-1)`);
  expect(lines).toEqual([`error ${events[0]?.slice(`error ${id} `.length)}`]);
});

it('what works again is one event of its own', () => {
  const { report, events, lines } = recorded();
  report('law-hq', undefined);
  expect(events).toEqual([`info ${WORKS_AGAIN} The computer groups in law-hq are refreshed again.`]);
  expect(lines).toHaveLength(1);
});

it('a failure without a cause is told all the same', () => {
  const { report, events } = recorded();
  report('law-hq', {});
  expect(events).toEqual([expect.stringMatching(/^error 101 .* three times in a row\. Open OMS Connect/)]);
});

it('every number is its own, is one that eventcreate takes, and stands in the documents', () => {
  const ids = [...Object.values(failureEvents), WORKS_AGAIN];
  expect(new Set(ids).size).toBe(ids.length);
  const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'events.md'), 'utf8');
  const listed = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, id]) => Number(id));
  expect(listed).toEqual(ids.toSorted((a, b) => a - b));
  for (const id of ids) expect(id > 0 && id <= 1000).toBe(true);
});
