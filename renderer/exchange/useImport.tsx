import { useAnnounce } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ExportedView } from '../../shared/exportModel.ts';
import { exchangeTexts } from '../../shared/strings/exchange.ts';
import type { Refusal } from '../connection/useReading.ts';
import { usePorts } from '../ports.tsx';

// Seldom used: the start page does not wait for it.
const ImportPane = lazy(async () => ({ default: (await import('./ImportPane.tsx')).ImportPane }));

export interface Import {
  /** Asks for a file; then the pane shows what is in it. */
  choose(): Promise<void>;
  /** Why the file cannot be imported, or why no sync followed. */
  readonly refusal: Refusal | undefined;
  readonly pane: ReactNode;
}

/** Importing a connection, from the file to the saved connection. */
export function useImport(account: string, onImported: () => void): Import {
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const [refusal, setRefusal] = useState<Refusal>();
  const [opened, setOpened] = useState<ExportedView>();
  // What is shown while the pane slides away.
  const [isOpen, setIsOpen] = useState(false);
  return {
    refusal,
    async choose() {
      setRefusal(undefined);
      const answer = await api.openExport({});
      if (!answer.ok) return setRefusal({ error: answer.error, at: now().toISOString() });
      if (answer.value.opened === undefined) return;
      setOpened(answer.value.opened);
      setIsOpen(true);
    },
    pane: opened !== undefined && (
      <Suspense fallback={null}>
        <ImportPane
          key={opened.exportId}
          opened={opened}
          open={isOpen}
          account={account}
          onClose={() => setIsOpen(false)}
          onSaved={(notStarted) => {
            setIsOpen(false);
            if (notStarted !== undefined) setRefusal({ error: notStarted, at: now().toISOString() });
            announce(exchangeTexts.saved, { polite: true });
            onImported();
          }}
        />
      </Suspense>
    ),
  };
}
