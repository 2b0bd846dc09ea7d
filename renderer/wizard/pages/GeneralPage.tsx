import {
  Button,
  Input,
  Link,
  makeStyles,
  Spinner,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { ArrowClockwise16Regular, LockClosed16Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { SiteCheck } from '../../../shared/model.ts';
import { diagnosisTexts } from '../../../shared/strings/diagnosis.ts';
import { errorText } from '../../../shared/strings/errors.ts';
import { generalTexts, siteCheckIds, siteCheckNames, siteFinding } from '../../../shared/strings/general.ts';
import type { HowToId } from '../../../shared/strings/howTo.ts';
import { messageTexts } from '../../../shared/strings/messages.ts';
import { wizardTaskTexts } from '../../../shared/strings/move.ts';
import { policyTexts } from '../../../shared/strings/policy.ts';
import { prepareTexts } from '../../../shared/strings/prepareAzure.ts';
import { type CheckRow, CheckTable } from '../../components/CheckTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { FieldRow, PlainRow } from '../../components/FieldRow.tsx';
import { HowToPane } from '../../components/HowToPane.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { usePaste } from '../../components/usePaste.ts';
import { useSlow } from '../../components/useSlow.ts';
import { useDiagnose } from '../../diagnose/DiagnoseProvider.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { freshRefusal, freshValue, isRunning } from '../derive.ts';
import { FindSite } from '../FindSite.tsx';
import { fieldIssue } from '../fieldRules.ts';
import { clean } from '../keys.ts';
import { isLocked } from '../locked.ts';
import { SiteTree } from '../SiteTree.tsx';
import { useRemark } from '../TextRow.tsx';
import { useFieldFocus, useWizard } from '../wizardContext.ts';
import { CentralSiteHint } from './CentralSiteHint.tsx';

const useStyles = makeStyles({
  section: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 16px' },
  headNote: { color: tokens.colorNeutralForeground2 },
  list: { margin: '0 0 20px', padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    padding: '8px 0',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  number: { color: tokens.colorNeutralForeground2 },
  detail: {
    gridColumn: '2 / span 2',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  box: { display: 'flex', gap: '8px', flexWrap: 'wrap' },
  input: { flexGrow: 1, minWidth: '180px' },
  panel: { marginTop: '12px' },
  ways: { display: 'flex', flexWrap: 'wrap', columnGap: '16px', rowGap: '4px' },
  table: { scrollMarginBottom: '24px' },
  server: { display: 'block', marginTop: '2px' },
});

const statusOf = { passed: 'good', failed: 'stopped', notChecked: 'waiting' } as const;
const wordOf = (state: keyof typeof statusOf): string =>
  ({ passed: messageTexts.passed, failed: messageTexts.stopped, notChecked: messageTexts.notChecked })[state];

/** Prerequisites, and the check of the site through its SMS Provider. */
export function GeneralPage() {
  const styles = useStyles();
  const { state, dispatch, commands, today, context, prepareAzure } = useWizard();
  const restoreFocus = useRestoreFocusTarget();
  const diagnose = useDiagnose();
  const [howTo, setHowTo] = useState<readonly HowToId[]>([]);
  const setProvider = (value: string) => dispatch({ type: 'fieldEdited', field: 'providerFqdn', value });
  const paste = usePaste(state.draft.providerFqdn, setProvider);
  const locked = isLocked(state, 'providerFqdn');
  const running = isRunning(state, 'site');
  const report = freshValue(state, 'site');
  const refusal = freshRefusal(state, 'site');
  const refusalText = refusal === undefined ? undefined : errorText(refusal.error, context).atField;
  const [remark, leave] = useRemark('providerFqdn', refusalText);
  const input = useFieldFocus<HTMLInputElement>('providerFqdn');
  const isSlow = useSlow(running);
  const canCheck = fieldIssue(state, 'providerFqdn', today) === undefined;
  const note = paste.remark === undefined ? undefined : { text: paste.remark, severity: 'note' as const };

  // Sign-in and network failures need more room than a row has: they get a panel below the table.
  const panelCheck = report?.checks.find((check) => check.error !== undefined && !isRowOnly(check));
  const chooseServer = (fqdn: string) => {
    setProvider(fqdn);
    dispatch({ type: 'focusWanted', field: 'providerFqdn' });
  };
  usePageKey('F5', () => canCheck && !running && void commands.checkSite());
  const host = state.practice ? state.draft.providerFqdn : clean(state.draft.providerFqdn);
  const underWay: readonly CheckRow[] = siteCheckIds.map((id, position) => ({
    id,
    name: siteCheckNames[id],
    status: position === 0 ? 'running' : 'waiting',
    word: position === 0 ? messageTexts.running : messageTexts.waiting,
    found: position === 0 ? (isSlow ? generalTexts.stillAsking(host) : generalTexts.asking(host)) : '',
  }));
  const sites = report?.sites ?? [];
  const tree = sites.length > 1 ? <SiteTree sites={sites} connected={report?.site?.siteCode} /> : undefined;
  const judged: readonly CheckRow[] | undefined = report?.checks.map((check) => {
    const server = check.error?.code === 'notTopTierSite' ? check.error.facts.topSiteProvider : undefined;
    return {
      id: check.id,
      name: siteCheckNames[check.id],
      status: statusOf[check.state],
      word: wordOf(check.state),
      found: (
        <>
          {siteFinding(check)}
          {server !== undefined && !state.practice && !locked && (
            <Link as="button" type="button" className={styles.server} onClick={() => chooseServer(server)}>
              {generalTexts.useThisServer}
            </Link>
          )}
        </>
      ),
      ...(check.id === 'topTierSite' && tree !== undefined ? { below: tree } : {}),
    };
  });

  const rows = running ? underWay : judged;
  // The answer to an act may come below what is seen, and it grows when it has come.
  const table = useRef<HTMLDivElement>(null);
  const phase = running
    ? 'running'
    : (report && state.checks.site.kind === 'answered' && state.checks.site.at) || '';
  useEffect(() => {
    if (phase !== '') table.current?.scrollIntoView({ block: 'nearest' });
  }, [phase]);

  return (
    <>
      <PageLead lead={generalTexts.lead}>
        {generalTexts.sentence(wizardTaskTexts[state.task.kind].commit)}
      </PageLead>
      <div className={styles.head}>
        <h3 className={styles.section}>{generalTexts.inAzure}</h3>
        <span>
          <span className={styles.headNote}>{prepareTexts.openNote} </span>
          <Link as="button" type="button" {...accessKey('prepareAzure')} onClick={prepareAzure}>
            <AccessText id="prepareAzure">{prepareTexts.open}</AccessText>
          </Link>
        </span>
      </div>
      <ol className={styles.list}>
        {generalTexts.prerequisites.map((item, position) => (
          <li key={item.id} className={styles.item}>
            <span className={styles.number} aria-hidden="true">
              {position + 1}
            </span>
            <span>{item.title}</span>
            <Link
              {...restoreFocus}
              as="button"
              type="button"
              aria-label={generalTexts.howToFor(item.title)}
              onClick={() => setHowTo([item.id])}
            >
              {generalTexts.howTo}
            </Link>
            <span className={styles.detail}>{item.detail}</span>
          </li>
        ))}
      </ol>
      <h3 className={styles.section}>{generalTexts.inSite}</h3>
      <FieldRow
        label={generalTexts.provider}
        today={generalTexts.providerToday}
        message={remark ?? note}
        hint={state.practice ? generalTexts.providerPractice : locked ? policyTexts.whyLocked : undefined}
        required={!locked}
        access="provider"
      >
        {(fieldProps) => (
          <div className={styles.box}>
            <Input
              {...fieldProps}
              aria-keyshortcuts={accessKey('provider')['aria-keyshortcuts']}
              ref={input}
              className={styles.input}
              value={state.draft.providerFqdn}
              readOnly={state.practice || locked}
              appearance={locked ? 'filled-darker' : 'outline'}
              contentAfter={locked ? <LockClosed16Regular /> : null}
              autoComplete="off"
              spellCheck={false}
              onChange={(_event, data) => paste.edit(data.value)}
              onPaste={paste.onPaste}
              onBlur={() => {
                paste.tidyOnLeave();
                leave();
              }}
              onKeyDown={(event) => {
                // Enter shows the result before it leads on.
                if (event.key !== 'Enter' || !canCheck || report !== undefined) return;
                event.preventDefault();
                void commands.checkSite();
              }}
            />
            <Button
              icon={running ? <Spinner size="extra-tiny" /> : report ? <ArrowClockwise16Regular /> : null}
              disabledFocusable={!canCheck || running}
              {...accessKey('checkSite', 'F5')}
              onClick={() => void commands.checkSite()}
            >
              <AccessText id="checkSite">
                {running
                  ? generalTexts.checking
                  : report || refusal
                    ? generalTexts.checkAgain
                    : generalTexts.check}
              </AccessText>
            </Button>
          </div>
        )}
      </FieldRow>
      <CentralSiteHint onUse={chooseServer} />
      <PlainRow>
        <div className={styles.ways}>
          {!state.practice && !locked && <FindSite onChoose={chooseServer} />}
          {diagnose !== undefined && (
            <Link
              {...restoreFocus}
              as="button"
              type="button"
              onClick={() =>
                diagnose({
                  cloud: state.draft.cloud,
                  practice: state.practice,
                  ...(context.provider === undefined ? {} : { provider: context.provider }),
                })
              }
            >
              {diagnosisTexts.open}
            </Link>
          )}
        </div>
      </PlainRow>
      {rows !== undefined && (
        <div ref={table} className={styles.table}>
          <CheckTable announces label={generalTexts.tableLabel} columns={generalTexts.columns} rows={rows} />
        </div>
      )}
      {refusal !== undefined && <ErrorPanel reveal error={refusal.error} at={refusal.at} context={context} />}
      {panelCheck?.error !== undefined && state.checks.site.kind === 'answered' && (
        <div className={styles.panel}>
          <ErrorPanel reveal error={panelCheck.error} at={state.checks.site.at} context={context} />
        </div>
      )}
      <HowToPane ids={howTo} context={context} onClose={() => setHowTo([])} />
    </>
  );
}

function isRowOnly(check: SiteCheck): boolean {
  return check.error?.code === 'notTopTierSite';
}
