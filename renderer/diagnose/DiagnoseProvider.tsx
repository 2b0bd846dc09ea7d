import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { isAzureHost } from '../../shared/clouds.ts';
import type { AppError, ErrorCode } from '../../shared/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import type { DiagnosisInput } from './useDiagnosis.ts';

const DiagnosePane = lazy(async () => ({ default: (await import('./DiagnosePane.tsx')).DiagnosePane }));

const DiagnoseContext = createContext<((input: DiagnosisInput) => void) | undefined>(undefined);

/** Lets every page, and every message of a failure, open the diagnosis over itself. */
export function DiagnoseProvider({ children }: { readonly children: ReactNode }) {
  const [input, setInput] = useState<DiagnosisInput>();
  const [open, setOpen] = useState(false);
  const show = useMemo(
    () => (wanted: DiagnosisInput) => {
      setInput(wanted);
      setOpen(true);
    },
    [],
  );
  return (
    <DiagnoseContext value={show}>
      {children}
      {input !== undefined && (
        <Suspense fallback={null}>
          <DiagnosePane open={open} input={input} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </DiagnoseContext>
  );
}

export function useDiagnose(): ((input: DiagnosisInput) => void) | undefined {
  return useContext(DiagnoseContext);
}

/** Failures on the way, of which a diagnosis says more than their own text. */
const onTheWay: readonly ErrorCode[] = [
  'hostNotFound',
  'connectionRefused',
  'connectionCut',
  'certificateUntrusted',
  'certificateExpired',
  'certificateWrongName',
  'proxyUnreachable',
  'proxyRefuses',
  'proxyCredentials',
  'offline',
  'timedOut',
  'answerUnreadable',
  'clockSkew',
  'azureUnavailable',
  'providerUnauthorized',
  'providerAccessDenied',
  'notAProvider',
  'providerAnswerUnreadable',
];

/** What to look at after this failure; undefined where looking at the network helps nothing. */
export function diagnosisOf({ code, facts }: AppError, context: TextContext): DiagnosisInput | undefined {
  if (!onTheWay.includes(code)) return undefined;
  const { host } = facts;
  const isSite = host !== undefined && /^[\w.-]+\.[a-z]/i.test(host) && !isAzureHost(host);
  const provider = context.provider || (isSite ? host : undefined);
  return {
    cloud: context.cloud ?? 'public',
    practice: context.practice ?? false,
    ...(provider === undefined ? {} : { provider }),
  };
}
