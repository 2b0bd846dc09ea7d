import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { usePorts } from '../ports.tsx';

export interface Refusal {
  readonly error: AppError;
  /** ISO time at which it came. */
  readonly at: string;
}

export interface Reading<T> {
  /** What was read last under this key; it stays while it is read again. */
  readonly value: T | undefined;
  readonly refusal: Refusal | undefined;
  /** Puts in what an act answered, so that nothing has to be read again. */
  readonly put: (value: T) => void;
}

interface Kept<T> {
  readonly key: string;
  /** The round that told it. */
  readonly round: string | number;
  readonly value?: T;
  readonly refusal?: Refusal;
}

/**
 * Something that the main process is asked for: anew for another key, which forgets what was there, and again for
 * another round, which does not. A late answer to an earlier question is dropped.
 */
export function useReading<T>(
  key: string,
  round: string | number,
  read: () => Promise<Result<T>>,
): Reading<T> {
  const { now } = usePorts();
  const [kept, setKept] = useState<Kept<T>>({ key, round });
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    let isCurrent = true;
    void latest.current().then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) return setKept({ key, round, value: answer.value });
      const refusal = { error: answer.error, at: now().toISOString() };
      setKept((before) =>
        before.key === key && before.value !== undefined
          ? { key, round, value: before.value, refusal }
          : { key, round, refusal },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [key, round, now]);
  const put = useCallback((value: T) => setKept({ key, round, value }), [key, round]);
  const own = kept.key === key ? kept : undefined;
  return { value: own?.value, refusal: own?.refusal, put };
}
