import { Button, makeStyles, tokens, useAnnounce } from '@fluentui/react-components';
import { ArrowExport16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ConnectionView } from '../../shared/model.ts';
import { exchangeTexts } from '../../shared/strings/exchange.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { contextOf } from '../connection/connectionContext.ts';
import type { Refusal } from '../connection/useReading.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';

const useStyles = makeStyles({
  title: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  acts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  panel: { marginTop: '12px' },
});

/** How an export went: nothing while none was, or where the person closed the dialog. */
export type Exported = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Writes a connection to a file that the person chooses. */
export function useExport(): (connectionId: string) => Promise<Exported | undefined> {
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  return async (connectionId) => {
    const answer = await api.exportConnection({ connectionId });
    if (!answer.ok) return { kind: 'refused', refusal: { error: answer.error, at: now().toISOString() } };
    if (!answer.value.saved) return undefined;
    announce(exchangeTexts.exported, { polite: true });
    return { kind: 'done' };
  };
}

/** The part of General about the way to another computer. */
export function ExportSection({ connection }: { readonly connection: ConnectionView }) {
  const styles = useStyles();
  const exportIt = useExport();
  const [exported, setExported] = useState<Exported>();
  return (
    <section>
      <h2 className={styles.title}>{exchangeTexts.exportTitle}</h2>
      <p className={styles.body}>{exchangeTexts.exportBody}</p>
      <div className={styles.acts}>
        <Button
          icon={<ArrowExport16Regular />}
          {...accessKey('exportConnection')}
          onClick={() => void exportIt(connection.connectionId).then(setExported)}
        >
          <AccessText id="exportConnection">{exchangeTexts.export}</AccessText>
        </Button>
        {exported?.kind === 'done' && <StatusLine status="good">{exchangeTexts.exported}</StatusLine>}
      </div>
      {exported?.kind === 'refused' && (
        <div className={styles.panel}>
          <ErrorPanel reveal {...exported.refusal} context={contextOf(connection)} />
        </div>
      )}
    </section>
  );
}
