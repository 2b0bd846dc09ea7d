import { Button, makeStyles, mergeClasses, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { leftoverTexts } from '../../shared/strings/move.ts';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { StatusIcon } from '../components/StatusIcon.tsx';
import { usePorts } from '../ports.tsx';
import { useBannerStyles } from './bannerStyles.ts';
import { contextOf } from './connectionContext.ts';
import type { Refusal } from './useReading.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
  panel: { marginTop: '12px' },
  line: { margin: '0 0 4px', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
});

export interface LeftoverBannerProps {
  readonly connection: ConnectionView;
  /** A run of the connection is under way: it may just be removing what is left. */
  readonly isRunning: boolean;
  /** Level of its title on the page. */
  readonly heading: 'h2' | 'h4';
  readonly onChanged: () => void;
}

/** What the connection has left elsewhere and why it is still there: try again, or leave it. */
export function LeftoverBanner({ connection, isRunning, heading: Title, onChanged }: LeftoverBannerProps) {
  const styles = useStyles();
  const banner = useBannerStyles();
  const { api, now } = usePorts();
  const [asks, setAsks] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const restoresFocus = useRestoreFocusTarget();
  const answered = useRef<() => void>(undefined);
  const { connectionId, leftovers = [], importEnabled, syncsHere } = connection;
  if (leftovers.length === 0 || isRunning) return null;
  const context = contextOf(connection);
  const isStuck = leftovers.some(({ error }) => error !== undefined);

  const act = async (ask: () => ReturnType<typeof api.leaveLeftovers> | ReturnType<typeof api.syncNow>) => {
    const answer = await ask();
    setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
    onChanged();
  };
  const close = (then?: () => void) => {
    answered.current = then;
    setAsks(false);
  };
  return (
    <div className={mergeClasses(banner.banner, isStuck ? banner.attention : banner.note)}>
      <span className={banner.icon}>
        <StatusIcon status={isStuck ? 'attention' : 'note'} />
      </span>
      <div>
        <Title className={banner.title}>{leftoverTexts.title(leftovers)}</Title>
        {leftovers.map((leftover) => {
          const text = leftover.error === undefined ? undefined : errorText(leftover.error, context);
          return (
            <p key={`${leftover.kind} ${leftover.workspace.resourceId}`} className={styles.line}>
              {text === undefined
                ? leftoverTexts.waits(leftover)
                : leftoverTexts.failed(leftover, text.title, text.action)}
            </p>
          );
        })}
        {isStuck && !importEnabled && <p className={styles.line}>{leftoverTexts.afterImport}</p>}
        {syncsHere && isStuck && (
          <div className={styles.buttons}>
            {importEnabled && (
              <Button onClick={() => void act(() => api.syncNow({ connectionId }))}>
                {leftoverTexts.again}
              </Button>
            )}
            <Button {...restoresFocus} onClick={() => setAsks(true)}>
              {leftoverTexts.leave}
            </Button>
          </div>
        )}
        {refusal !== undefined && (
          <div className={styles.panel}>
            <ErrorPanel reveal error={refusal.error} at={refusal.at} context={context} />
          </div>
        )}
      </div>
      <ConfirmDialog
        open={asks}
        title={leftoverTexts.leaveTitle}
        body={leftoverTexts.leaveBody(leftovers)}
        acts={[
          { label: leftoverTexts.stay, access: 'stay', onChoose: () => close() },
          {
            label: leftoverTexts.leave,
            access: 'leaveThere',
            onChoose: () => close(() => void act(() => api.leaveLeftovers({ connectionId }))),
          },
        ]}
        onClose={() => close()}
        onGone={() => {
          const then = answered.current;
          answered.current = undefined;
          then?.();
        }}
      />
    </div>
  );
}
