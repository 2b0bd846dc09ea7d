import { useAnnounce } from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { OmsApi } from '../shared/api.ts';
import { messageTexts } from '../shared/strings/messages.ts';

export interface Ports {
  readonly api: OmsApi;
  readonly now: () => Date;
}

const PortsContext = createContext<Ports | undefined>(undefined);

export function PortsProvider({ api, now, children }: Ports & { readonly children: ReactNode }) {
  const ports = useMemo(() => ({ api, now }), [api, now]);
  return <PortsContext value={ports}>{children}</PortsContext>;
}

export function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (ports === undefined) throw new Error('Used outside of PortsProvider');
  return ports;
}

/** Copies a text by way of the main process and says so once, to screen readers too. */
export function useCopy(): (text: string) => Promise<boolean> {
  const { api } = usePorts();
  const { announce } = useAnnounce();
  return useCallback(
    async (text: string) => {
      const answer = await api.copyText({ text });
      if (answer.ok) announce(messageTexts.copied, { polite: true });
      return answer.ok;
    },
    [api, announce],
  );
}
