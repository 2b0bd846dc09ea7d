import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';

const SupportPane = lazy(async () => ({ default: (await import('./SupportPane.tsx')).SupportPane }));

const SupportContext = createContext<(() => void) | undefined>(undefined);

/** Lets every page open log, policy and the bundle for support over itself. */
export function SupportProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  // It is loaded when it is opened first.
  const [isUsed, setIsUsed] = useState(false);
  const show = useCallback(() => {
    setIsUsed(true);
    setOpen(true);
  }, []);
  return (
    <SupportContext value={show}>
      {children}
      {isUsed && (
        <Suspense fallback={null}>
          <SupportPane open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </SupportContext>
  );
}

export function useSupport(): (() => void) | undefined {
  return useContext(SupportContext);
}
