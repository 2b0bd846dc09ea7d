import { useAnnounce } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import type { Result } from '../../shared/result.ts';
import { askedTexts } from '../../shared/strings/connectionPage.ts';
import { usePorts } from '../ports.tsx';

/** What another account does is told by no event: its run history is looked at this often, and so long. */
const PAUSE_MS = 5000;
const PATIENCE_MS = 30 * 60_000;

export interface AskedSync {
  /** Asks the account that syncs the connection for a sync. */
  readonly ask: () => Promise<Result<unknown>>;
  /** What has become of that, until the sync has ended. */
  readonly note: string | undefined;
}

interface Asked {
  readonly at: Date;
  readonly note: string;
}

/** Sync now for a connection that another Windows account syncs. */
export function useAskedSync(connection: ConnectionView | undefined, readAgain: () => void): AskedSync {
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const [asked, setAsked] = useState<Asked>();
  const isOver =
    asked === undefined ||
    new Date(connection?.lastRun?.finishedAt ?? 0) > asked.at ||
    now().getTime() - asked.at.getTime() > PATIENCE_MS;
  useEffect(() => {
    if (isOver || connection === undefined) return undefined;
    // Each reading brings a connection anew, and with it the next wait.
    const timer = setTimeout(readAgain, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isOver, connection, readAgain]);
  const ask = async () => {
    const at = now();
    const answer = await api.askForSync({ connectionId: connection?.connectionId ?? '' });
    if (answer.ok) {
      const { account, isStarted, nextRunAt } = answer.value;
      const note = isStarted
        ? askedTexts.started(account)
        : nextRunAt === undefined
          ? askedTexts.wished(account)
          : askedTexts.wishedUntil(account, new Date(nextRunAt), now());
      setAsked({ at, note });
      announce(note, { polite: true });
    }
    return answer;
  };
  return { ask, note: isOver ? undefined : asked?.note };
}
