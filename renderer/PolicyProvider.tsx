import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { PolicyReport } from '../shared/policy.ts';
import { usePorts } from './ports.tsx';

const PolicyContext = createContext<PolicyReport | undefined>(undefined);

const nothing: PolicyReport = { source: 'none', values: {}, problems: [] };

/** Lets every page know what the organisation has settled. */
export function PolicyProvider({ children }: { readonly children: ReactNode }) {
  const { api } = usePorts();
  const [report, setReport] = useState<PolicyReport>();
  useEffect(() => {
    let isCurrent = true;
    // The main process keeps to it in any case; without an answer the page only cannot say so ahead.
    void api.readPolicy({}).then((answer) => isCurrent && setReport(answer.ok ? answer.value : nothing));
    return () => {
      isCurrent = false;
    };
  }, [api]);
  return <PolicyContext value={report}>{children}</PolicyContext>;
}

/** Undefined until it is known, for a moment after the start. */
export function usePolicy(): PolicyReport | undefined {
  return useContext(PolicyContext);
}
