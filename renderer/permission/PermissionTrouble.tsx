import { makeStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { AppError, ErrorCode } from '../../shared/errors.ts';
import type { PermissionVerdict, RefusedWrite } from '../../shared/permissionVerdict.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { verdictTexts } from '../../shared/strings/permissionVerdict.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { usePorts } from '../ports.tsx';
import { type PermissionQuestion, useWatch } from './useWatch.ts';
import { VerdictPanel } from './VerdictPanel.tsx';

const useStyles = makeStyles({ failure: { marginTop: '8px' } });

const refusals: readonly ErrorCode[] = ['notAuthorized', 'scopeLocked', 'disallowedByPolicy'];

/** Causes of which a verdict says more than their own text. */
export function isPermissionTrouble({ code }: AppError): boolean {
  return code === 'missingPermission' || refusals.includes(code);
}

export interface PermissionTroubleProps {
  readonly error: AppError;
  /** ISO time at which it happened. */
  readonly at: string;
  readonly context: TextContext;
  readonly of: PermissionQuestion['of'];
  /** It was a write that Azure refused, not a look beforehand. */
  readonly afterWrite?: boolean;
  /** The rights are there now. */
  readonly onGranted?: () => void;
}

/** Judges a refusal and shows the verdict; where none can be had, what is known anyway. */
export function PermissionTrouble(props: PermissionTroubleProps) {
  const { error, at, context, of, afterWrite = false, onGranted } = props;
  const styles = useStyles();
  const { api, now } = usePorts();
  const [verdict, setVerdict] = useState<PermissionVerdict>();
  const [unknown, setUnknown] = useState(false);
  const [stillSoAt, setStillSoAt] = useState<string>();
  const [failure, setFailure] = useState<{ readonly error: AppError; readonly at: string }>();
  const key = JSON.stringify([of, error.code, error.facts, afterWrite]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all that the question is made of
  const question = useMemo((): PermissionQuestion => ({ of, ...refusedBy(error, afterWrite) }), [key]);

  useEffect(() => {
    let isCurrent = true;
    setVerdict(undefined);
    setStillSoAt(undefined);
    setFailure(undefined);
    void api.judgePermission(question).then((answer) => {
      if (!isCurrent) return;
      // Granted by now: the refusal is history, and its own text says what to do again.
      setUnknown(!answer.ok || answer.value.cause === 'granted');
      if (answer.ok && answer.value.cause !== 'granted') setVerdict(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, question]);

  const { watching, start, stop } = useWatch(question, (end) => {
    const ended = end.verdict;
    // It could not be looked at: nothing is known of how it is now.
    setFailure(end.error === undefined ? undefined : { error: end.error, at: now().toISOString() });
    if (ended === undefined) return setStillSoAt(undefined);
    setVerdict(ended);
    if (ended.cause === 'granted') onGranted?.();
    else setStillSoAt(ended.judgedAt);
  });

  if (verdict === undefined) {
    return (
      <ErrorPanel
        reveal
        error={error}
        at={at}
        context={context}
        links={!unknown && <Spinner size="extra-tiny" label={verdictTexts.judging} />}
      />
    );
  }
  return (
    <>
      <VerdictPanel
        verdict={verdict}
        context={context}
        watching={watching}
        stillSoAt={stillSoAt}
        onWatch={() => {
          setFailure(undefined);
          start();
        }}
        onStop={stop}
      />
      {failure !== undefined && (
        <div className={styles.failure}>
          <ErrorPanel reveal {...failure} context={context} />
        </div>
      )}
    </>
  );
}

function refusedBy({ code, facts }: AppError, afterWrite: boolean): { refused?: RefusedWrite } {
  if (code === 'scopeLocked') return { refused: { code } };
  if (code === 'disallowedByPolicy') {
    const { policy, policyId } = facts;
    return {
      refused: {
        code,
        ...(policy === undefined ? {} : { policy: policy.slice(0, 256) }),
        ...(policyId === undefined ? {} : { policyId: policyId.slice(0, 1024) }),
      },
    };
  }
  return code === 'notAuthorized' && afterWrite ? { refused: { code } } : {};
}
