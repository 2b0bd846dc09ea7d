import { describe, expect, it } from 'vitest';
import type { ServiceName } from '../../shared/runModel.ts';
import type { Clock } from '../ports.ts';
import { withClockCheck } from './clockCheck.ts';
import { noAnswer } from './noAnswer.ts';

const clock: Clock = { now: () => new Date('2026-11-23T10:00:00Z'), wait: async () => undefined };

async function outcome(status: number, date: string | undefined, service: ServiceName = 'adminService') {
  const headers: Record<string, string> = date ? { date } : {};
  const checked = withClockCheck(async () => new Response('', { status, headers }), clock);
  try {
    return (await checked(new Request('https://cm01.contoso.com/x'), { service })).status;
  } catch (error) {
    return noAnswer(error);
  }
}

describe('withClockCheck', () => {
  it.each([
    ['an hour ahead', 'Mon, 23 Nov 2026 09:00:00 GMT', '3600'],
    ['an hour behind', 'Mon, 23 Nov 2026 11:00:00 GMT', '3600'],
  ])('names the clock as the cause of a 401 when it is %s', async (_how, date, seconds) => {
    expect(await outcome(401, date)).toMatchObject({
      code: 'clockSkew',
      facts: { host: 'cm01.contoso.com', seconds },
    });
  });

  it.each([
    ['clocks agree', 401, 'Mon, 23 Nov 2026 09:56:00 GMT', 'adminService'],
    ['there is no date', 401, undefined, 'adminService'],
    ['nothing was refused', 200, 'Mon, 23 Nov 2026 09:00:00 GMT', 'adminService'],
    ['Entra refused the secret', 401, 'Mon, 23 Nov 2026 09:00:00 GMT', 'entra'],
  ] as const)('hands the answer on when %s', async (_why, status, date, service) => {
    expect(await outcome(status, date, service)).toBe(status);
  });
});
