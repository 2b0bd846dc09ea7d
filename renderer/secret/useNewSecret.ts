import { useRef, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { cleanPaste } from '../../shared/fields.ts';
import type { VerifiedSignIn } from '../../shared/model.ts';
import type { Result } from '../../shared/result.ts';
import { expiryFromBox, expiryIssue, secretIssue } from '../components/secretRules.ts';
import { useQuietRetry } from '../components/useQuietRetry.ts';
import type { Refusal } from '../connection/useReading.ts';
import { usePorts } from '../ports.tsx';
import { localDay } from '../wizard/today.ts';

/** What Entra and the workspace said to the secret that stands in the box. */
type Check =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'verified'; readonly value: VerifiedSignIn };

export interface NewSecret {
  readonly secret: string;
  readonly check: Check;
  /** Signing in is tried again quietly: a new secret needs a while. */
  readonly retries: boolean;
  readonly canVerify: boolean;
  readonly expires: string;
  readonly canSave: boolean;
  readonly saving: boolean;
  /** Why it could not be saved. */
  readonly saveRefusal: Refusal | undefined;
  edit(secret: string): void;
  editExpires(text: string): void;
  verify(): Promise<void>;
  save(): Promise<void>;
}

/** Who proves a secret and saves what was proven. */
export interface SecretActs {
  readonly verify: (secret: string) => Promise<Result<VerifiedSignIn>>;
  /** Answers why it was not saved. */
  readonly save: (proven: ProvenSecret) => Promise<AppError | undefined>;
}

export interface ProvenSecret {
  readonly signInId: string;
  /** As typed, where Microsoft Graph did not tell it. */
  readonly secretExpiresOn?: string;
}

/** A new secret from the paste to the save. Whatever is edited must be verified anew; late answers are dropped. */
export function useNewSecret({ verify, save }: SecretActs): NewSecret {
  const { now } = usePorts();
  const [secret, setSecret] = useState('');
  const [check, setCheck] = useState<Check>({ kind: 'idle' });
  const [expires, setExpires] = useState('');
  const [saving, setSaving] = useState(false);
  const [saveRefusal, setSaveRefusal] = useState<Refusal>();
  /** Counts the edits: an answer belongs to the secret that was asked about. */
  const edits = useRef(0);
  const refuse = (error: AppError): Refusal => ({ error, at: now().toISOString() });

  const ask = () => verify(cleanPaste(secret).value);
  const retry = async () => {
    const asked = edits.current;
    const answer = await ask();
    if (asked === edits.current && answer.ok) setCheck({ kind: 'verified', value: answer.value });
  };
  const refusal = check.kind === 'refused' ? check.refusal : undefined;
  const retries = useQuietRetry(
    refusal === undefined ? undefined : { code: refusal.error.code, at: refusal.at },
    secret !== '',
    retry,
  );
  const canVerify =
    secretIssue(cleanPaste(secret).value, false)?.severity !== 'stop' && check.kind !== 'running' && !saving;
  const canSave = check.kind === 'verified' && !saving && expiryIssue(expires, localDay(now())) === undefined;

  return {
    ...{ secret, check, retries, canVerify, expires, canSave, saving, saveRefusal },
    edit(next) {
      edits.current += 1;
      setSecret(next);
      setCheck({ kind: 'idle' });
      setSaveRefusal(undefined);
    },
    editExpires: setExpires,
    async verify() {
      if (!canVerify) return;
      const asked = edits.current;
      setCheck({ kind: 'running' });
      setSaveRefusal(undefined);
      const answer = await ask();
      if (asked !== edits.current) return;
      setCheck(
        answer.ok
          ? { kind: 'verified', value: answer.value }
          : { kind: 'refused', refusal: refuse(answer.error) },
      );
    },
    async save() {
      if (!canSave) return;
      setSaving(true);
      setSaveRefusal(undefined);
      const typed = check.value.secret.expiresOn === undefined ? expiryFromBox(expires) : undefined;
      const { signInId } = check.value;
      const error = await save({ signInId, ...(typed === undefined ? {} : { secretExpiresOn: typed }) });
      setSaving(false);
      if (error === undefined) return setSecret('');
      // The proof is kept in memory only: without it the secret is verified again.
      if (error.code === 'signInForgotten') setCheck({ kind: 'idle' });
      setSaveRefusal(refuse(error));
    },
  };
}
