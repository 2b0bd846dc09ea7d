import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { SupportBundle } from '../../shared/support.ts';
import { usePorts } from '../ports.tsx';

export interface Refused {
  readonly error: AppError;
  readonly at: string;
}

export interface SupportFiles {
  readonly bundle: SupportBundle | undefined;
  readonly hidesNames: boolean;
  readonly hideNames: (hides: boolean) => void;
  /** What goes out: everything but what the person has taken off. */
  readonly chosen: readonly string[];
  readonly take: (name: string, taken: boolean) => void;
  readonly refusal: Refused | undefined;
  /** True once the file is saved; false where the person closed the dialog or it failed. */
  readonly exportThem: () => Promise<boolean>;
}

/** The list of files, made anew when names are to be hidden or not, and what the person takes of it. */
export function useSupportFiles(): SupportFiles {
  const { api, now } = usePorts();
  const [hidesNames, hideNames] = useState(true);
  const [bundle, setBundle] = useState<SupportBundle>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Refused>();
  const latest = useRef(0);

  const gather = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    setBundle(undefined);
    const answer = await api.listSupportFiles({ hidesNames });
    if (mine !== latest.current) return;
    if (answer.ok) setBundle(answer.value);
    else setRefusal({ error: answer.error, at: now().toISOString() });
  }, [api, now, hidesNames]);
  useEffect(() => void gather(), [gather]);

  const chosen = useMemo(
    () => (bundle?.files ?? []).map(({ name }) => name).filter((name) => !left.has(name)),
    [bundle, left],
  );
  return {
    bundle,
    hidesNames,
    hideNames,
    chosen,
    refusal,
    take: (name, taken) =>
      setLeft((before) => {
        const after = new Set(before);
        if (taken) after.delete(name);
        else after.add(name);
        return after;
      }),
    async exportThem() {
      if (bundle === undefined) return false;
      const answer = await api.exportSupport({ bundleId: bundle.bundleId, names: [...chosen] });
      setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
      if (!answer.ok && answer.error.code === 'supportFilesGone') void gather();
      return answer.ok && answer.value.saved;
    },
  };
}
