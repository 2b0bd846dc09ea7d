import { Button, makeStyles, Spinner, tokens, useAnnounce } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { mayPass, type PermissionVerdict } from '../../shared/permissionVerdict.ts';
import { formatTime } from '../../shared/strings/format.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import {
  verdictCommands,
  verdictDocument,
  verdictText,
  verdictTexts,
} from '../../shared/strings/permissionVerdict.ts';
import { CopyLink } from '../components/CopyLink.tsx';
import { ExternalLink } from '../components/ExternalLink.tsx';
import { MessagePanel } from '../components/MessagePanel.tsx';
import { SaveLink } from '../components/SaveLink.tsx';
import { usePorts } from '../ports.tsx';
import { media } from '../theme.ts';
import type { Watching } from './useWatch.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: '16px',
    rowGap: '2px',
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', [media.narrow]: { marginBottom: '4px' } },
  watch: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginTop: '8px' },
  count: { display: 'inline-flex', alignItems: 'center', gap: '8px', fontVariantNumeric: 'tabular-nums' },
});

export interface VerdictPanelProps {
  readonly verdict: PermissionVerdict;
  readonly context: TextContext;
  readonly watching: Watching | undefined;
  /** Time of a verdict that came while it was kept checking and was the same. */
  readonly stillSoAt?: string | undefined;
  readonly onWatch: () => void;
  readonly onStop: () => void;
}

/** The verdict, ready to be forwarded; where time may mend it, a way to wait. */
export function VerdictPanel(props: VerdictPanelProps) {
  const { verdict, context, watching, stillSoAt, onWatch, onStop } = props;
  const styles = useStyles();
  const text = verdictText(verdict, context);
  const commands = verdictCommands(verdict, context.cloud ?? 'public');
  const request = () => verdictDocument(verdict, context);
  const isGood = verdict.cause === 'granted';
  // Nobody has to do anything.
  const onlyTime = verdict.cause === 'assignedNotInEffect';
  const facts: readonly (readonly [string, string])[] = [
    [verdictTexts.missing, verdict.missingActions.join(', ') || verdictTexts.nothingMissing],
    [verdictTexts.at, verdict.scope],
    ...(onlyTime ? [] : [[verdictTexts.grantedBy, text.grantedBy] as const]),
  ];
  return (
    <MessagePanel
      intent={isGood ? 'success' : onlyTime ? 'warning' : 'error'}
      title={text.title}
      sentence={text.action}
      revealedAt={verdict.judgedAt}
      links={
        !isGood && (
          <>
            <ExternalLink inline url={text.link.url}>
              {text.link.label}
            </ExternalLink>
            <CopyLink inline text={request}>
              {verdictTexts.copyRequest}
            </CopyLink>
            <SaveLink text={request} name={verdictTexts.fileName}>
              {verdictTexts.saveRequest}
            </SaveLink>
            {commands !== undefined && (
              <>
                <CopyLink inline text={() => commands.az}>
                  {verdictTexts.copyAz}
                </CopyLink>
                <CopyLink inline text={() => commands.powerShell}>
                  {verdictTexts.copyPowerShell}
                </CopyLink>
              </>
            )}
          </>
        )
      }
    >
      {!isGood && (
        <dl className={styles.facts}>
          {facts.map(([term, value]) => (
            <Fact key={term} term={term} value={value} />
          ))}
        </dl>
      )}
      {mayPass(verdict.cause) && (
        <div className={styles.watch}>
          {watching === undefined ? (
            <Button size="small" onClick={onWatch}>
              {verdictTexts.keepChecking}
            </Button>
          ) : (
            <>
              <Button size="small" onClick={onStop}>
                {verdictTexts.stop}
              </Button>
              <Countdown watching={watching} />
            </>
          )}
          {watching === undefined && stillSoAt !== undefined && (
            <span>{verdictTexts.stillSo(formatTime(new Date(stillSoAt)))}</span>
          )}
        </div>
      )}
    </MessagePanel>
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{value}</dd>
    </>
  );
}

const SECOND_IN_MS = 1000;

function Countdown({ watching }: { readonly watching: Watching }) {
  const styles = useStyles();
  const { now } = usePorts();
  const { announce } = useAnnounce();
  const [time, setTime] = useState(() => now().getTime());
  useEffect(() => {
    const timer = setInterval(() => setTime(now().getTime()), SECOND_IN_MS);
    return () => clearInterval(timer);
  }, [now]);
  // Said once: a number that is read out every second would drown everything else.
  useEffect(() => announce(verdictTexts.keepsChecking, { polite: true }), [announce]);
  const seconds = Math.ceil((Date.parse(watching.nextAt) - time) / SECOND_IN_MS);
  const minutes = Math.ceil((Date.parse(watching.until) - time) / 60_000);
  return (
    <span className={styles.count}>
      <Spinner size="extra-tiny" aria-hidden="true" />
      {seconds > 0 ? verdictTexts.waiting(seconds, minutes) : verdictTexts.checkingNow}
    </span>
  );
}
