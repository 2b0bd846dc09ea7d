import { Dropdown, Link, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupOutcome, RunView } from '../../../shared/runModel.ts';
import { workspaceOverview } from '../../../shared/strings/links.ts';
import { wizardTaskTexts } from '../../../shared/strings/move.ts';
import { aliasOf, completionTexts, usageExample } from '../../../shared/strings/progress.ts';
import { CopyButton } from '../../components/CopyLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { StepTable } from '../../components/StepTable.tsx';
import { contextOf } from '../../connection/connectionContext.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { usePorts } from '../../ports.tsx';
import { quoted } from '../../theme.ts';
import { freshValue } from '../derive.ts';
import { groupCounts, isWritten } from '../runProgress.ts';
import { SummaryLinks } from '../SummaryLinks.tsx';
import type { WizardState } from '../state.ts';
import { expiryOf } from '../summaryLines.ts';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  title: {
    margin: '20px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  use: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  choose: { minWidth: '160px', flexGrow: 1, maxWidth: '100%' },
  query: {
    ...quoted,
    flexGrow: 1,
    minWidth: 0,
    width: '100%',
    boxSizing: 'border-box',
    padding: '5px 12px',
  },
  list: { margin: 0, paddingLeft: '20px', '& li': { marginBottom: '4px' } },
  links: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', marginTop: '16px' },
  panel: { marginTop: '16px' },
});

function sentence(run: RunView | undefined, workspace: string): string {
  if (run === undefined) return completionTexts.allDone(0, workspace);
  const { written, total } = groupCounts(run);
  if (run.state === 'running') return completionTexts.restFollows(written, total, workspace);
  return written === total
    ? completionTexts.allDone(total, workspace)
    : completionTexts.someLeft(written, total, workspace);
}

type Usable = Pick<GroupOutcome, 'collectionId' | 'name' | 'alias'>;

// Groups that exist go first; while the run goes on, the aliases are known from the collections.
function usableGroups(state: WizardState): readonly Usable[] {
  const made = state.run?.outcome?.groups.filter(isWritten);
  if (made !== undefined && made.length > 0) return made;
  const siteCode = freshValue(state, 'site')?.site?.siteCode;
  if (siteCode === undefined) return [];
  return state.draft.collections.map(({ collectionId, name }) => ({
    collectionId,
    name,
    alias: aliasOf(siteCode, collectionId),
  }));
}

/** What was made, how to use it, what happens next. */
export function CompletionPage() {
  const styles = useStyles();
  const { api, now } = usePorts();
  const { state, context, openConnection } = useWizard();
  const [chosen, setChosen] = useState<string>();
  const { run } = state;
  const texts = wizardTaskTexts[state.task.kind];
  const workspace = context.workspace?.name ?? completionTexts.theWorkspace;
  const groups = usableGroups(state);
  const group = groups.find((one) => one.collectionId === chosen) ?? groups[0];
  const failed = run?.steps.find((step) => step.error !== undefined);
  const isPartly = run !== undefined && run.state !== 'running' && run.state !== 'done';
  const left = run?.outcome?.groups.filter((one) => one.error !== undefined) ?? [];
  const at = now().toISOString();
  const knowsExpiry = expiryOf(state) !== undefined;
  return (
    <>
      <PageLead lead={isPartly ? texts.donePartly : texts.done}>
        <span role="status">{sentence(run, workspace)}</span>
      </PageLead>
      {run !== undefined && <StepTable steps={run.steps} />}
      {failed?.error !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel
            error={failed.error}
            at={at}
            context={
              failed.id === 'cleanUp' && state.task.kind !== 'add'
                ? contextOf(state.task.connection)
                : context
            }
            // All groups are where they should be: what is left is tried again.
            intent={failed.id === 'cleanUp' ? 'warning' : 'error'}
          />
        </div>
      )}
      {failed === undefined && left[0]?.error !== undefined && (
        <div className={styles.panel}>
          <ErrorPanel error={left[0].error} at={at} context={context} intent="warning" />
        </div>
      )}
      {group !== undefined && (
        <section>
          <h3 className={styles.title}>{completionTexts.useTitle}</h3>
          <div className={styles.use}>
            {groups.length > 1 && (
              <Dropdown
                className={styles.choose}
                aria-label={completionTexts.useChoose}
                value={group.name}
                selectedOptions={[group.collectionId]}
                onOptionSelect={(_event, data) => setChosen(data.optionValue)}
              >
                {groups.slice(0, 200).map((one) => (
                  <Option key={one.collectionId} value={one.collectionId}>
                    {one.name}
                  </Option>
                ))}
              </Dropdown>
            )}
            <CopyButton text={() => usageExample(group.alias)} access="copyQuery">
              {completionTexts.copyQuery}
            </CopyButton>
            <code className={styles.query}>{usageExample(group.alias)}</code>
          </div>
        </section>
      )}
      <section>
        <h3 className={styles.title}>{completionTexts.nextTitle}</h3>
        <ul className={styles.list}>
          {(state.practice ? [completionTexts.nextPractice] : completionTexts.next.slice(0, 2)).map(
            (line) => (
              <li key={line}>{line}</li>
            ),
          )}
          <li>{knowsExpiry ? completionTexts.next[2] : completionTexts.nextNoDate}</li>
        </ul>
      </section>
      <div className={styles.links}>
        {run !== undefined && (
          <Link
            as="button"
            type="button"
            {...accessKey('openGroups')}
            onClick={() => openConnection(run.connectionId, 'groups')}
          >
            <AccessText id="openGroups">{completionTexts.openGroups}</AccessText>
          </Link>
        )}
        {!state.practice && context.workspace !== undefined && (
          <ExternalLink url={workspaceOverview(context)}>{completionTexts.openWorkspace}</ExternalLink>
        )}
        <Link as="button" type="button" {...accessKey('openLog')} onClick={() => void api.openLog({})}>
          <AccessText id="openLog">{completionTexts.openLog}</AccessText>
        </Link>
        {state.draft.collections.length > 0 && <SummaryLinks />}
      </div>
    </>
  );
}
