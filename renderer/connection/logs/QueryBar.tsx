import {
  Button,
  Dropdown,
  Link,
  makeStyles,
  Option,
  Spinner,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { Open16Regular, Play16Filled } from '@fluentui/react-icons';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { QUERY_LENGTH, queryRanges } from '../../../shared/logSearch.ts';
import { heartbeatTexts } from '../../../shared/strings/agent.ts';
import { formatElapsed } from '../../../shared/strings/format.ts';
import { logTexts, rangeWords } from '../../../shared/strings/logSearch.ts';
import { messageTexts } from '../../../shared/strings/messages.ts';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { media } from '../../theme.ts';
import type { SearchState, SearchStore } from './searchStore.ts';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    padding: '12px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '8px 16px' },
  },
  box: { width: '100%' },
  text: {
    height: '104px',
    maxHeight: '320px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    [media.short]: { height: '64px' },
  },
  acts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginTop: '8px' },
  range: { minWidth: '140px', width: '192px', [media.narrow]: { width: '176px' } },
  end: { marginLeft: 'auto' },
  // The icon alone where the window is narrow, so that the rows keep their room.
  portal: { [media.narrow]: { minWidth: '32px' } },
  words: { [media.narrow]: { display: 'none' } },
  running: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  replaced: {
    marginTop: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

export interface QueryBarProps {
  readonly store: SearchStore;
  readonly state: SearchState;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** The account that alone can ask Log Analytics; undefined where this one does. */
  readonly askedBy: string | undefined;
  /** Left out in practice mode, which has no portal. */
  readonly onPortal: (() => void) | undefined;
}

/** The query, how far back it looks, and what is done with it. Ctrl+Enter runs it; Tab leaves the box. */
export function QueryBar({ store, state, box, askedBy, onPortal }: QueryBarProps) {
  const styles = useStyles();
  const { query, range, running, replaced, showsReady, result, refusal } = state;
  const elapsed = useElapsed(running?.startedAt);
  const isEmpty = query.trim() === '';
  const hasResult = result !== undefined || refusal !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    if (askedBy === undefined) void store.run();
  };
  return (
    <div className={styles.bar}>
      <Textarea
        className={styles.box}
        resize="vertical"
        textarea={{ className: styles.text, ref: box }}
        aria-label={logTexts.queryLabel}
        aria-description={logTexts.runHint}
        placeholder={logTexts.placeholder}
        spellCheck={false}
        maxLength={QUERY_LENGTH}
        value={query}
        {...accessKey('queryBox')}
        onChange={(_event, data) => store.setQuery(data.value)}
        onKeyDown={onKeyDown}
      />
      {replaced !== undefined && (
        <div className={styles.replaced}>
          {logTexts.replaced}{' '}
          <Link as="button" type="button" inline onClick={() => store.giveBack()}>
            {logTexts.giveBack}
          </Link>
        </div>
      )}
      <div className={styles.acts}>
        <Dropdown
          className={styles.range}
          aria-label={logTexts.rangeLabel}
          value={rangeWords[range]}
          selectedOptions={[range]}
          {...accessKey('queryRange')}
          onOptionSelect={(_event, data) => {
            const chosen = queryRanges.find((one) => one === data.optionValue);
            if (chosen !== undefined) store.setRange(chosen);
          }}
        >
          {queryRanges.map((one) => (
            <Option key={one} value={one}>
              {rangeWords[one]}
            </Option>
          ))}
        </Dropdown>
        {running === undefined && askedBy !== undefined ? (
          <StatusLine status="note">{heartbeatTexts.elsewhere(askedBy)}</StatusLine>
        ) : running === undefined ? (
          <Button
            appearance="primary"
            icon={<Play16Filled />}
            disabledFocusable={isEmpty}
            title={logTexts.runHint}
            {...accessKey('runQuery', 'Control+Enter')}
            onClick={() => void store.run()}
          >
            <AccessText id="runQuery">{logTexts.run}</AccessText>
          </Button>
        ) : (
          <>
            <Button {...accessKey('cancelQuery')} onClick={() => void store.cancel()}>
              <AccessText id="cancelQuery">{logTexts.cancel}</AccessText>
            </Button>
            <span className={styles.running}>
              <Spinner size="extra-tiny" aria-hidden />
              {logTexts.running(formatElapsed(elapsed))}
            </span>
          </>
        )}
        <Button
          className={styles.end}
          aria-pressed={showsReady}
          disabledFocusable={showsReady && !hasResult}
          {...accessKey('readyQueries')}
          onClick={() => (hasResult || !showsReady) && store.showReady(!showsReady)}
        >
          <AccessText id="readyQueries">
            {showsReady && hasResult ? logTexts.backToResult : logTexts.ready}
          </AccessText>
        </Button>
        {onPortal !== undefined && (
          <Button
            className={styles.portal}
            icon={<Open16Regular />}
            aria-label={logTexts.portal}
            title={logTexts.portal}
            disabledFocusable={isEmpty}
            aria-description={messageTexts.opensPortal}
            {...accessKey('queryPortal')}
            onClick={() => !isEmpty && onPortal()}
          >
            <span className={styles.words}>
              <AccessText id="queryPortal">{logTexts.portal}</AccessText>
            </span>
          </Button>
        )}
      </div>
    </div>
  );
}

/** Milliseconds since then, told each second. */
function useElapsed(startedAt: number | undefined): number {
  const { now } = usePorts();
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    if (startedAt === undefined) return undefined;
    const tell = () => setElapsed(now().getTime() - startedAt);
    tell();
    const timer = setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [startedAt, now]);
  return elapsed;
}
