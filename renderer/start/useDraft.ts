import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { WizardDraft } from '../../shared/model.ts';
import { usePorts } from '../ports.tsx';

export interface KeptDraft {
  readonly draft: WizardDraft | undefined;
  readonly error: { readonly error: AppError; readonly at: string } | undefined;
  readonly discard: () => Promise<void>;
}

/** The draft that the wizard was left with, if there is one. */
export function useDraft(): KeptDraft {
  const { api, now } = usePorts();
  const [draft, setDraft] = useState<WizardDraft>();
  const [error, setError] = useState<KeptDraft['error']>();
  useEffect(() => {
    let isCurrent = true;
    void api.readDraft({}).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setDraft(answer.value.draft);
      else setError({ error: answer.error, at: now().toISOString() });
    });
    return () => {
      isCurrent = false;
    };
  }, [api, now]);
  const discard = useCallback(async () => {
    const answer = await api.clearDraft({});
    if (answer.ok) setDraft(undefined);
    else setError({ error: answer.error, at: now().toISOString() });
  }, [api, now]);
  return { draft, error, discard };
}
