import { describe, expect, it } from 'vitest';
import { judgeAudit } from './judgeAudit.ts';

const product = new Set(['react', 'zod']);
const report = (...found: readonly (readonly [name: string, severity: string])[]) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      found.map(([name, severity]) => [
        name,
        { name, severity, range: '<1.0.0', via: [{ title: 'Bad', url: 'https://example.com/1' }, 'other'] },
      ]),
    ),
  });

describe('an audit', () => {
  it('passes where nothing is known', () => {
    expect(judgeAudit(report(), product)).toEqual({
      exitCode: 0,
      lines: ['In the product: nothing is known.', 'Among the tools, which nobody gets: nothing is known.'],
    });
  });

  it.each([
    ['anything in the product', ['react', 'low'], 1],
    ['something low among the tools', ['vite', 'moderate'], 0],
    ['something high among the tools', ['vite', 'high'], 1],
    ['something critical among the tools', ['vite', 'critical'], 1],
  ] as const)('of %s', (_what, found, exitCode) => {
    const verdict = judgeAudit(report(found), product);
    expect(verdict.exitCode).toBe(exitCode);
    expect(verdict.lines.join('\n')).toContain(
      `${found[1]}: ${found[0]} <1.0.0: Bad https://example.com/1; by other`,
    );
  });

  it.each([
    ['no network', 'npm error code ENOTFOUND\nnpm error network request failed'],
    ['a registry without audits', '{"message":"405 Method Not Allowed","statusCode":405}'],
    ['an error of npm', '{"error":{"code":"ENOAUDIT","summary":"x"}}'],
    ['a severity that is none', report(['react', 'unheard'])],
    ['nothing', ''],
  ])('that could not be made is never passed: %s', (_what, output) => {
    const { exitCode, lines } = judgeAudit(output, product);
    expect(exitCode).toBe(2);
    expect(lines[0]).toContain('NOT audited');
  });
});
