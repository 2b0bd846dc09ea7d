import { Button, Link, makeStyles, Spinner, tokens, useRestoreFocusTarget } from '@fluentui/react-components';
import { FolderOpen16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { Result } from '../../shared/result.ts';
import { aboutAppTexts as texts } from '../../shared/strings/about.ts';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { supportTexts } from '../../shared/strings/support.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { BackButton } from '../components/BackButton.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { PageLead } from '../components/PageLead.tsx';
import { ValueRow } from '../connection/properties/ValueRow.tsx';
import { useBackKeys } from '../connection/useBackKeys.ts';
import { type Refusal, useReading } from '../connection/useReading.ts';
import { usePorts } from '../ports.tsx';
import { useSupport } from '../support/SupportProvider.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  main: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '20px 24px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  width: { maxWidth: '800px' },
  title: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { margin: 0, maxWidth: '640px' },
  line: { display: 'block' },
  folder: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '4px' },
  note: { color: tokens.colorNeutralForeground2 },
  // Its icon stands on the edge of the path.
  open: { marginLeft: '-12px', marginBottom: '8px', [media.forced]: { marginLeft: 0 } },
  panel: { marginTop: '16px' },
});

/** What this program is, what leaves the computer, and where things are kept. */
export function AboutPage({ onBack }: { readonly onBack: () => void }) {
  const styles = useStyles();
  const { api, now } = usePorts();
  const support = useSupport();
  const restoreFocus = useRestoreFocusTarget();
  const about = useReading('about', 0, () => api.readAbout({}));
  const [refusal, setRefusal] = useState<Refusal>();
  useBackKeys(onBack);
  useEffect(() => {
    document.title = texts.windowTitle;
  }, []);
  const act = async (answer: Promise<Result<unknown>>) => {
    const done = await answer;
    setRefusal(done.ok ? undefined : { error: done.error, at: now().toISOString() });
  };
  const shown = refusal ?? about.refusal;
  const view = about.value;
  return (
    <div className={styles.page}>
      <AppHeader
        over={startTexts.product}
        name={texts.name}
        practice={false}
        takesFocus
        leading={<BackButton label={pageTexts.back} onBack={onBack} />}
      />
      <main className={styles.main}>
        <div className={styles.width}>
          <PageLead lead={texts.lead} />
          {view === undefined && shown === undefined && <Spinner size="tiny" />}
          {view !== undefined && (
            <>
              <ValueRow label={texts.version} copies={view.version}>
                {view.version}
              </ValueRow>
              {view.runsOn.length > 0 && (
                <ValueRow label={texts.runsOn}>
                  {view.runsOn.map(({ name, version }) => (
                    <span key={name} className={styles.line}>
                      {texts.part(name, version)}
                    </span>
                  ))}
                </ValueRow>
              )}
              <ValueRow label={texts.updates}>
                {view.updates.ready === undefined
                  ? texts.updateStates[view.updates.way]
                  : texts.updateReady(view.updates.ready)}
              </ValueRow>
              <ValueRow label={texts.policy}>
                <span className={styles.line}>{texts.policyValue(view.policySettings)}</span>
                {support !== undefined && (
                  <Link as="button" type="button" {...restoreFocus} onClick={support}>
                    {supportTexts.open}
                  </Link>
                )}
              </ValueRow>
              <ValueRow label={texts.licences}>
                <span className={styles.line}>{texts.licence}</span>
                {view.hasNotices && (
                  <Link as="button" type="button" onClick={() => void act(api.openNotices({}))}>
                    {texts.openNotices}
                  </Link>
                )}
              </ValueRow>
              <h3 className={styles.title}>{texts.privacyTitle}</h3>
              <p className={styles.sentence}>{texts.privacy}</p>
              <h3 className={styles.title}>{texts.foldersTitle}</h3>
              {view.folders.map(({ id, path, isMissing }) => (
                <ValueRow key={id} label={texts.folders[id]} today={texts.folderNotes[id]} copies={path}>
                  <span className={styles.folder}>
                    <span>{path}</span>
                    {isMissing ? (
                      <span className={styles.note}>{texts.nothingYet}</span>
                    ) : (
                      <Button
                        className={styles.open}
                        size="small"
                        appearance="subtle"
                        icon={<FolderOpen16Regular />}
                        aria-label={texts.openFolder(texts.folders[id])}
                        onClick={() => void act(api.openFolder({ folder: id }))}
                      >
                        {texts.openIt}
                      </Button>
                    )}
                  </span>
                </ValueRow>
              ))}
            </>
          )}
          {shown !== undefined && (
            <div className={styles.panel}>
              <ErrorPanel reveal error={shown.error} at={shown.at} context={{}} />
            </div>
          )}
        </div>
      </main>
    </div>
  );
}
