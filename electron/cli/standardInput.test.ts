import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readInput } from './standardInput.ts';

it('reads a stream to its end, whatever its pieces', async () => {
  const bytes = Buffer.from('Prx8Q~ä€');
  expect(await readInput(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]))).toBe('Prx8Q~ä€');
  expect(await readInput(Readable.from([]))).toBe('');
});

it('reads what Windows PowerShell writes', async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Prx8Q~\r\n', 'utf16le')]);
  expect(await readInput(Readable.from([bytes]))).toBe('Prx8Q~\r\n');
});

it('takes no file for a secret', async () => {
  await expect(readInput(Readable.from([Buffer.alloc(20_000)]))).rejects.toThrow();
});
