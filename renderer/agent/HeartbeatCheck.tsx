import { Button, Input, makeStyles, Spinner, tokens, useAnnounce } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { HEARTBEAT_DAYS, type HeartbeatReport, LATE_AFTER_MS } from '../../shared/heartbeat.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { heartbeatTexts as texts } from '../../shared/strings/agent.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { FieldRow, PlainRow } from '../components/FieldRow.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { contextOf } from '../connection/connectionContext.ts';
import type { Refusal } from '../connection/useReading.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', gap: '8px' },
  box: { flexGrow: 1, minWidth: 0, maxWidth: '320px' },
  note: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
});

export interface HeartbeatCheckProps {
  readonly connection: ConnectionView;
  readonly time: Date;
}

/** Asks the workspace for the latest Heartbeat of one computer: at first this one. */
export function HeartbeatCheck({ connection, time }: HeartbeatCheckProps) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const [computer, setComputer] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [report, setReport] = useState<HeartbeatReport>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isMissing, setIsMissing] = useState(false);
  const latest = useRef(0);
  useEffect(() => {
    let isCurrent = true;
    void api.getAppInfo({}).then((answer) => {
      if (isCurrent && answer.ok) setComputer((typed) => (typed === '' ? answer.value.computer : typed));
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);

  const ask = async () => {
    const name = computer.trim();
    setIsMissing(name === '');
    if (name === '' || isAsking) return;
    const turn = ++latest.current;
    setIsAsking(true);
    setRefusal(undefined);
    setReport(undefined);
    const answer = await api.checkHeartbeat({ connectionId: connection.connectionId, computer: name });
    if (turn !== latest.current) return;
    setIsAsking(false);
    if (!answer.ok) return setRefusal({ error: answer.error, at: now().toISOString() });
    setReport(answer.value);
    announce(titleOf(answer.value, now()), { polite: true });
    const { connectionId } = connection;
    if (answer.value.last !== undefined) void api.markJourney({ connectionId, mark: 'reports' });
  };
  if (!connection.syncsHere) {
    return <StatusLine status="note">{texts.elsewhere(connection.syncAccount)}</StatusLine>;
  }
  const silence = report?.last === undefined ? 0 : Date.parse(report.checkedAt) - Date.parse(report.last.at);
  const status = report?.last === undefined || silence > LATE_AFTER_MS ? 'attention' : 'good';
  return (
    <>
      <FieldRow
        label={texts.label}
        access="checkedComputer"
        message={isMissing ? { text: texts.nameMissing, severity: 'stop' } : undefined}
      >
        {(field) => (
          <div className={styles.line}>
            <Input
              {...field}
              className={styles.box}
              value={computer}
              spellCheck={false}
              autoComplete="off"
              maxLength={253}
              onChange={(_event, { value }) => {
                setComputer(value);
                // What was found is of the name that stood there.
                latest.current += 1;
                setIsAsking(false);
                setReport(undefined);
                setRefusal(undefined);
                setIsMissing(false);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') void ask();
              }}
            />
            <Button disabledFocusable={isAsking} {...accessKey('checkHeartbeat')} onClick={() => void ask()}>
              <AccessText id="checkHeartbeat">{texts.check}</AccessText>
            </Button>
          </div>
        )}
      </FieldRow>
      <PlainRow>
        {isAsking && <Spinner size="tiny" labelPosition="after" label={texts.checking} />}
        {report !== undefined && (
          <>
            <StatusLine status={status}>{titleOf(report, time)}</StatusLine>
            {report.notInCollections && <p className={styles.note}>{texts.unknownBody}</p>}
            <p className={styles.note}>{sentenceOf(report, silence)}</p>
            <p className={styles.note}>{texts.checkedAt(new Date(report.checkedAt), time)}</p>
          </>
        )}
        {refusal !== undefined && (
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={contextOf(connection)} />
        )}
      </PlainRow>
    </>
  );
}

function titleOf({ computer, last, noTable }: HeartbeatReport, now: Date): string {
  if (noTable) return texts.noTable;
  return last === undefined
    ? texts.silent(computer, HEARTBEAT_DAYS)
    : texts.reports(last.computer, new Date(last.at), now);
}

function sentenceOf({ last }: HeartbeatReport, silence: number): string {
  if (last === undefined) return texts.silentBody;
  return silence > LATE_AFTER_MS ? texts.late(silence) : texts.by(last.category);
}
