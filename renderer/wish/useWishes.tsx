import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { wishTexts } from '../../shared/strings/wishes.ts';
import { ConfirmDialog, type DialogAct } from '../components/ConfirmDialog.tsx';
import type { ConnectionTabId } from '../connection/tabs.ts';
import { usePorts } from '../ports.tsx';
import { type Granted, grantOf } from './grant.ts';

export interface WishGrants {
  /** Something may be typed on the page that is shown. */
  readonly isBusy: boolean;
  readonly onSecret: (connection: ConnectionView | undefined) => void;
  readonly onOpen: (connectionId: string, tab: ConnectionTabId) => void;
}

/** Grants what the app was started or called for; answers the dialog that asks or says why not. */
export function useWishes({ isBusy, onSecret, onOpen }: WishGrants): ReactNode {
  const { api, now } = usePorts();
  const [asked, setAsked] = useState<Granted>();
  const grant = (granted: Granted) => {
    if (granted.kind === 'secret') onSecret(granted.connection);
    else if (granted.kind === 'open' && !isBusy) onOpen(granted.connection.connectionId, granted.tab);
    else setAsked(granted);
  };
  const latest = useRef(grant);
  latest.current = grant;
  // It is told once, so an answer is never dropped.
  useEffect(() => {
    const take = async () => {
      const answer = await api.takeWish({});
      const wish = answer.ok ? answer.value.wish : undefined;
      if (wish === undefined) return;
      const list = await api.listConnections({});
      if (list.ok) latest.current(grantOf(wish, list.value.connections, now()));
    };
    void take();
    return api.on('wishMade', () => void take());
  }, [api, now]);

  // The words stay while the dialog goes.
  const [shown, setShown] = useState<Granted>();
  if (asked !== undefined && asked !== shown) setShown(asked);
  const close: DialogAct = { label: wishTexts.close, access: 'closeNotice' };
  const [title, body, acts]: readonly [string, string, readonly [DialogAct, ...DialogAct[]]] =
    shown?.kind === 'open'
      ? [
          wishTexts.leaveTitle(shown.connection.workspace.name),
          wishTexts.leaveBody,
          [
            { label: wishTexts.stay, access: 'stayHere' },
            {
              label: wishTexts.leave,
              access: 'leaveForWish',
              afterGone: () => onOpen(shown.connection.connectionId, shown.tab),
            },
          ],
        ]
      : shown?.kind === 'refused'
        ? [wishTexts.refusedTitle, wishTexts.refusedBody, [close]]
        : [wishTexts.unknownTitle, wishTexts.unknownBody, [close]];
  return (
    <ConfirmDialog
      open={asked !== undefined}
      title={title}
      body={body}
      acts={acts}
      onClose={() => setAsked(undefined)}
    />
  );
}
