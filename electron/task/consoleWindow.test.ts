import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inConsoleWindow } from './consoleWindow.ts';

const system = 'C:\\Windows\\System32';
const call = (args: readonly string[], title = 'OMS Connect') =>
  inConsoleWindow(system, title, `${system}\\schtasks.exe`, args, 'C:\\Users\\a');

/**
 * What reaches the program, by the published rules: cmd.exe takes the outermost quotes off after /s, then looks at
 * what stands outside of quotes; `start` takes its title and its switches; the program's runtime splits the rest.
 */
function received(given: ReturnType<typeof call>): { title: string; program: string; args: string[] } {
  const whole = given?.args.at(-1) ?? '';
  expect(whole.startsWith('"') && whole.endsWith('"')).toBe(true);
  const line = whole.slice(1, -1);
  expect(line).not.toContain('%');
  expect(line.replace(/"[^"]*"/g, '')).toMatch(/^[a-z/ ]*$/);
  const [, title, rest] = /^start "([^"]*)" \/wait (.*)$/.exec(line) ?? [];
  const [program = '', ...args] = splitByRuntime(rest ?? '');
  return { title: title ?? '', program, args };
}

/** "Parsing C command-line arguments": 2n backslashes and a quote are n and a boundary, 2n+1 are n and a quote. */
function splitByRuntime(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let inside = false;
  for (let at = 0; at < line.length; ) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    at += backslashes;
    const sign = line[at];
    if (sign === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) word += '"';
      else inside = !inside;
      at += 1;
      continue;
    }
    if (backslashes > 0) word = (word ?? '') + '\\'.repeat(backslashes);
    if (sign === undefined) break;
    if (sign === ' ' && !inside) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + sign;
    at += 1;
  }
  if (word !== undefined) words.push(word);
  return words;
}

test('is one window that schtasks has for itself', () => {
  expect(call(['/Create', '/RU', 'CONTOSO\\svc oms', '/RP', '*'])).toEqual({
    command: 'C:\\Windows\\System32\\cmd.exe',
    args: [
      '/d',
      '/e:on',
      '/v:off',
      '/s',
      '/c',
      '"start "OMS Connect" /wait "C:\\Windows\\System32\\schtasks.exe" "/Create" "/RU" "CONTOSO\\svc oms" "/RP" "*""',
    ],
    options: { visibleConsole: true, folder: 'C:\\Users\\a', timeLimitInMs: 600_000 },
  });
});

describe('what arrives', () => {
  test.each([
    ['blanks', 'CONTOSO\\svc  oms '],
    ['an ampersand', 'R&D\\svc & calc'],
    ['a caret', 'CONTOSO\\s^v^^c'],
    ['pipes and redirections', 'a|b<c>d'],
    ['brackets', '(a)'],
    ['an exclamation mark', 'a!PATH!'],
    ['apostrophes', "o'neil"],
    ['separators', 'a;b,c=d'],
    ['a backslash at the end', 'C:\\folder\\'],
    ['backslashes at the end', 'C:\\folder\\\\\\'],
    ['backslashes inside', '\\\\server\\share\\a b'],
    ['nothing', ''],
    ['a wildcard', '*'],
    ['other scripts', 'CONTOSO\\J\u00f6rg \u76ee\u5f55 \u{1f600}'],
  ])('%s', (_name, word) => {
    expect(received(call(['/RU', word, '/F']))).toEqual({
      title: 'OMS Connect',
      program: 'C:\\Windows\\System32\\schtasks.exe',
      args: ['/RU', word, '/F'],
    });
  });

  test('property: is what was given, or nothing is started', () => {
    const sign = fc.constantFrom(...'ab \\^&|<>()!\'`~;,=@#$+*?{}[]/-_."%\n\u00e9');
    const word = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (args) => {
        const given = call(args);
        const unsafe = args.some((arg) => /["%\n]/.test(arg));
        expect(given === undefined).toBe(unsafe);
        if (given !== undefined) expect(received(given).args).toEqual(args);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['a quote', 'a"b'],
  ['a quote that would end the command', 'a" & calc "'],
  ['a variable', '%PATH%'],
  ['one percent sign', '100%'],
  ['a line break', 'a\r\ncalc'],
  ['a zero', 'a\0b'],
  ['a tab', 'a\tb'],
  ['half a character', 'a\ud800'],
])('%s is refused', (_name, word) => {
  expect(call(['/RU', word])).toBeUndefined();
  expect(call([], word)).toBeUndefined();
});
