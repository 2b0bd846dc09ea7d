import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { firstPrepareIssue, tidyChoices } from '../../shared/prepare/choices.ts';
import type { TextContext } from '../../shared/strings/links.ts';
import { prepareTexts } from '../../shared/strings/prepareAzure.ts';
import { startTexts } from '../../shared/strings/start.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { MessagePanel } from '../components/MessagePanel.tsx';
import { PageLead } from '../components/PageLead.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { useBackKeys } from '../connection/useBackKeys.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media } from '../theme.ts';
import { PrepareForm } from './PrepareForm.tsx';
import { usePrepareChoices } from './usePrepareChoices.ts';
import { type Way, WayPanel } from './WayPanel.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  back: { marginLeft: '-8px', [media.forced]: { marginLeft: 0 } },
  content: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    boxSizing: 'border-box',
    padding: '20px 24px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  width: { maxWidth: '800px' },
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  ways: { marginTop: '24px' },
  tabs: { marginLeft: '-12px', [media.narrow]: { flexWrap: 'wrap' } },
  panel: { paddingTop: '16px' },
  real: { marginBottom: '16px' },
});

const ways = ['hand', 'script', 'request'] as const;
const wayKeys = { hand: 'prepareByHand', script: 'prepareByScript', request: 'prepareByTeam' } as const;

export interface PrepareAzurePageProps {
  /** What is known already of cloud, tenant and app. */
  readonly context: TextContext;
  readonly onBack: () => void;
}

/** Prepare Azure: what is to be there, and three ways to it. Nothing is done from here. */
export function PrepareAzurePage({ context, onBack }: PrepareAzurePageProps) {
  const styles = useStyles();
  const { choices, change } = usePrepareChoices(context.cloud);
  const [way, setWay] = useState<Way>('script');
  useBackKeys(onBack);
  useEffect(() => {
    document.title = prepareTexts.windowTitle;
  }, []);
  const tidy = tidyChoices(choices);
  const issue = firstPrepareIssue(tidy);
  return (
    <div className={styles.page}>
      <AppHeader
        over={startTexts.product}
        name={prepareTexts.name}
        // Not in practice either: its links and scripts are for the real Azure.
        practice={false}
        takesFocus
        leading={
          <Button
            className={styles.back}
            appearance="subtle"
            icon={<ArrowLeft20Regular />}
            aria-label={prepareTexts.back}
            title={prepareTexts.back}
            aria-keyshortcuts="Alt+ArrowLeft Escape"
            onClick={onBack}
          />
        }
      />
      <main className={styles.content}>
        <div className={styles.width}>
          <PageLead lead={prepareTexts.lead}>{prepareTexts.sentence}</PageLead>
          {context.practice === true && (
            <div className={styles.real}>
              <MessagePanel
                intent="warning"
                title={prepareTexts.realTitle}
                sentence={prepareTexts.realBody}
              />
            </div>
          )}
          <h3 className={styles.heading}>{prepareTexts.formTitle}</h3>
          <PrepareForm choices={choices} onChange={change} />
          <section className={styles.ways}>
            <h3 className={styles.heading}>{prepareTexts.waysTitle}</h3>
            <TabList
              className={styles.tabs}
              selectedValue={way}
              aria-label={prepareTexts.waysLabel}
              onTabSelect={(_event, { value }) => setWay(ways.find((one) => one === value) ?? 'script')}
            >
              {ways.map((id) => (
                <Tab
                  key={id}
                  value={id}
                  id={`way-${id}`}
                  aria-controls="way-panel"
                  {...accessKey(wayKeys[id])}
                >
                  <AccessText id={wayKeys[id]}>{prepareTexts.ways[id]}</AccessText>
                </Tab>
              ))}
            </TabList>
            <div className={styles.panel} role="tabpanel" id="way-panel" aria-labelledby={`way-${way}`}>
              {issue === undefined ? (
                <WayPanel way={way} choices={tidy} context={{ ...context, cloud: tidy.cloud }} />
              ) : (
                <StatusLine status="note">{prepareTexts.toGoOn}</StatusLine>
              )}
            </div>
          </section>
        </div>
      </main>
    </div>
  );
}
