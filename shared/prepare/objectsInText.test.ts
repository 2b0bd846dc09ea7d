import { expect, test } from 'vitest';
import { objectsIn } from './objectsInText.ts';

const LONG = 199_000;
const result = '{"clientId":"a"}';

test.each([
  ['braces that nothing closes', '{'.repeat(LONG)],
  ['braces within braces', `${'{'.repeat(LONG / 2)}${'}'.repeat(LONG / 2)}`],
  ['a quote that nothing closes', `"${'{ "a'.repeat(LONG / 4)}`],
])('looks at a long text some hundred times at most: %s', (_what, text) => {
  const { steps } = objectsIn(text);
  expect(steps).toBeGreaterThan(0);
  expect(steps).toBeLessThan(300 * text.length);
});

test('finds the last result behind a hundred thousand braces', () => {
  const { objects, isCutOff } = objectsIn(`${'{'.repeat(LONG)}\n${result}`);
  expect(objects).toEqual([{ clientId: 'a' }]);
  expect(isCutOff).toBe(false);
});

test('finds every object of a text with few braces, whatever stands between', () => {
  const text = `${'x { y } '.repeat(50)}${result}${' z {'.repeat(20)}${result}`;
  expect(objectsIn(text).objects).toEqual([{ clientId: 'a' }, { clientId: 'a' }]);
});
