import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { ArrowClockwise16Regular, Dismiss24Regular, Save16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { AppInfo } from '../../shared/model.ts';
import { diagnosisDocument, diagnosisTexts } from '../../shared/strings/diagnosis.ts';
import { cloudNames } from '../../shared/strings/fields.ts';
import { howToTexts } from '../../shared/strings/howTo.ts';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { supportTexts } from '../../shared/strings/support.ts';
import { CopyButton } from '../components/CopyLink.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { AccessText } from '../keyboard/AccessText.tsx';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { usePorts } from '../ports.tsx';
import { useSupport } from '../support/SupportProvider.tsx';
import { media } from '../theme.ts';
import { DiagnosisTable } from './DiagnosisTable.tsx';
import { type DiagnosisInput, useDiagnosis } from './useDiagnosis.ts';
import { verdictOf } from './verdictOf.ts';

const useStyles = makeStyles({
  pane: { width: '880px', maxWidth: '100vw' },
  title: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  over: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  lead: { margin: '0 0 12px', color: tokens.colorNeutralForeground2, maxWidth: '720px' },
  verdict: { display: 'block', marginBottom: '12px' },
  panel: { marginBottom: '12px' },
  table: { paddingBottom: '16px' },
  footer: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: '8px',
    padding: '11px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '7px 16px' },
  },
  first: { marginRight: 'auto' },
});

export interface DiagnosePaneProps {
  readonly open: boolean;
  readonly input: DiagnosisInput;
  readonly onClose: () => void;
}

/** The way from this computer to the site and to Azure, step by step, over whatever page it was asked for. */
export function DiagnosePane({ open, input, onClose }: DiagnosePaneProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.pane}
      position="end"
      open={open}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button
              appearance="subtle"
              aria-label={howToTexts.close}
              icon={<Dismiss24Regular />}
              onClick={onClose}
            />
          }
        >
          <span className={styles.over}>
            {input.practice ? wizardTexts.practiceBadge : cloudNames[input.cloud]}
          </span>
          {diagnosisTexts.title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <Diagnosis input={input} onClose={onClose} />
    </OverlayDrawer>
  );
}

function Diagnosis({ input, onClose }: Pick<DiagnosePaneProps, 'input' | 'onClose'>) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { announce } = useAnnounce();
  const support = useSupport();
  const { view, start, stop } = useDiagnosis(input);
  const [info, setInfo] = useState<AppInfo>();
  const [unsaved, setUnsaved] = useState<{ readonly error: AppError; readonly at: string }>();
  const { rows, running } = view;

  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once, with what the pane was opened for
  useEffect(() => start(), []);
  useEffect(() => {
    let isCurrent = true;
    void api.getAppInfo({}).then((answer) => isCurrent && answer.ok && setInfo(answer.value));
    return () => {
      isCurrent = false;
    };
  }, [api]);
  usePageKey('F5', () => !running && start(), { inLayer: true });
  const verdict = verdictOf(view);
  useEffect(() => {
    if (!running && verdict.sentence !== '') announce(verdict.sentence, { polite: true });
  }, [running, verdict.sentence, announce]);

  const text = () =>
    diagnosisDocument(rows, {
      version: info?.version ?? '',
      computer: info?.computer ?? '',
      account: view.account,
      at: view.at ?? now().toISOString(),
    });
  const save = async () => {
    const answer = await api.saveText({ suggestedName: diagnosisTexts.fileName, text: text() });
    setUnsaved(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
  };
  const trouble = unsaved ?? (view.error && { error: view.error, at: now().toISOString() });
  return (
    <>
      {/* Reached by Tab, so that it can be scrolled by keyboard. */}
      <DrawerBody tabIndex={0} role="region" aria-label={diagnosisTexts.columns.found}>
        <p className={styles.lead}>
          {diagnosisTexts.lead}
          {input.provider === undefined && !input.practice && ` ${diagnosisTexts.noProvider}`}
        </p>
        <output className={styles.verdict}>
          <StatusLine status={verdict.status}>{verdict.sentence}</StatusLine>
        </output>
        {trouble !== undefined && (
          <div className={styles.panel}>
            <ErrorPanel error={trouble.error} at={trouble.at} context={{ cloud: input.cloud }} />
          </div>
        )}
        {rows.length > 0 && (
          <div className={styles.table}>
            <DiagnosisTable rows={rows} />
          </div>
        )}
      </DrawerBody>
      <DrawerFooter className={styles.footer}>
        {running ? (
          <Button className={styles.first} {...accessKey('stopDiagnosis')} onClick={stop}>
            <AccessText id="stopDiagnosis">{diagnosisTexts.stop}</AccessText>
          </Button>
        ) : (
          <Button
            className={styles.first}
            icon={<ArrowClockwise16Regular />}
            {...accessKey('startDiagnosis', 'F5')}
            onClick={start}
          >
            <AccessText id="startDiagnosis">{diagnosisTexts.start}</AccessText>
          </Button>
        )}
        {support !== undefined && (
          <Button
            onClick={() => {
              onClose();
              support();
            }}
          >
            {supportTexts.openBundle}
          </Button>
        )}
        <CopyButton text={text} access="copyDiagnosis">
          {diagnosisTexts.copy}
        </CopyButton>
        <Button icon={<Save16Regular />} {...accessKey('exportDiagnosis')} onClick={() => void save()}>
          <AccessText id="exportDiagnosis">{diagnosisTexts.export}</AccessText>
        </Button>
        <Button appearance="primary" {...accessKey('close')} onClick={onClose}>
          <AccessText id="close">{diagnosisTexts.close}</AccessText>
        </Button>
      </DrawerFooter>
    </>
  );
}
