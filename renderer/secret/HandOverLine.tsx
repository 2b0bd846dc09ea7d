import { makeStyles } from '@fluentui/react-components';
import type { ConnectionView } from '../../shared/model.ts';
import { handOverSentence } from '../../shared/strings/handOver.ts';
import { StatusLine } from '../components/StatusIcon.tsx';

const useStyles = makeStyles({ line: { display: 'block', margin: '8px 0', overflowWrap: 'anywhere' } });

export interface HandOverLineProps {
  readonly connection: ConnectionView;
  readonly time: Date;
}

/** What became of the client secret that was handed over from here. It comes by itself, so it is announced. */
export function HandOverLine({ connection, time }: HandOverLineProps) {
  const styles = useStyles();
  const sentence = handOverSentence(connection, time);
  if (connection.syncsHere) return null;
  return (
    <output className={sentence === undefined ? undefined : styles.line}>
      {sentence !== undefined && <StatusLine status={sentence.status}>{sentence.text}</StatusLine>}
    </output>
  );
}
