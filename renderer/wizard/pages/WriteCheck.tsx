import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { WorkspaceCheck } from '../../../shared/model.ts';
import { workspaceTexts } from '../../../shared/strings/workspace.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { StatusLine } from '../../components/StatusIcon.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { freshValue, isGood } from '../derive.ts';
import { measurementOf } from '../measurement.ts';
import type { Measurement } from '../state.ts';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  title: {
    margin: '20px 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  consent: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', minHeight: '32px' },
  panel: { marginTop: '12px' },
});

const BYTES_PER_KIB = 1024;

/** What the sizes that were tried say about this workspace. */
function Finding({ found, check }: { readonly found: Measurement; readonly check: WorkspaceCheck }) {
  const tried = found.triedKiB.at(-1) ?? 0;
  if (found.limitBytes === undefined && !check.canQuery) {
    return <StatusLine status="note">{workspaceTexts.measureClosed}</StatusLine>;
  }
  // 0: not even the smallest came back right.
  if (!found.limitBytes) {
    return <StatusLine status="attention">{workspaceTexts.measureNothing(tried)}</StatusLine>;
  }
  const limit = found.limitBytes / BYTES_PER_KIB;
  return (
    <StatusLine status="good">
      {limit >= tried ? workspaceTexts.measureWhole(limit) : workspaceTexts.measureLimit(limit, tried)}
    </StatusLine>
  );
}

/** The write check: writes only with consent, says before what it writes, and deletes it again. */
export function WriteCheck() {
  const styles = useStyles();
  const { state, commands, context } = useWizard();
  const checked = freshValue(state, 'workspace');
  const measurement = measurementOf(state);
  if (checked === undefined || !isGood(state, 'workspace')) return null;
  const running = measurement?.state === 'running';
  const begun = measurement !== undefined;
  return (
    <section>
      <h3 className={styles.title}>{workspaceTexts.measureTitle}</h3>
      <p className={styles.consent} id="measure-consent">
        {workspaceTexts.measureConsent(checked.workspace.name)}
      </p>
      <div className={styles.line}>
        {running ? (
          <Button
            {...accessKey('measure')}
            disabledFocusable={measurement.runId === undefined}
            onClick={() => void commands.stopMeasuring()}
          >
            {workspaceTexts.measureStop}
          </Button>
        ) : (
          <Button
            {...accessKey('measure')}
            aria-describedby="measure-consent"
            onClick={() => void commands.measure()}
          >
            <AccessText id="measure">
              {begun ? workspaceTexts.measureAgain : workspaceTexts.measure}
            </AccessText>
          </Button>
        )}
        <output>
          {running && (
            <StatusLine status="running">
              {measurement.sizeInKiB === undefined
                ? workspaceTexts.measuring
                : workspaceTexts.measuringSize(measurement.sizeInKiB)}
            </StatusLine>
          )}
          {measurement?.state === 'finished' && <Finding found={measurement} check={checked.check} />}
          {measurement?.state === 'stopped' && (
            <StatusLine status="note">{workspaceTexts.measureStopped}</StatusLine>
          )}
        </output>
      </div>
      {measurement?.error !== undefined && measurement.at !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel
            reveal
            error={measurement.error}
            at={measurement.at}
            context={context}
            intent="warning"
          />
        </div>
      )}
    </section>
  );
}
