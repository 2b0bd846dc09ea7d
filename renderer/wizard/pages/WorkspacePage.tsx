import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import { errorText } from '../../../shared/strings/errors.ts';
import { formatTime } from '../../../shared/strings/format.ts';
import { roleCommand } from '../../../shared/strings/links.ts';
import { workspaceTexts } from '../../../shared/strings/workspace.ts';
import { CopyLink } from '../../components/CopyLink.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PlainRow } from '../../components/FieldRow.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { isPermissionTrouble, PermissionTrouble } from '../../permission/PermissionTrouble.tsx';
import { freshRefusal, freshValue } from '../derive.ts';
import { keyOf, signInIdOf, workspaceChoice } from '../keys.ts';
import { LevelRow } from '../LevelRow.tsx';
import { placeOf } from '../place.ts';
import { useWizard } from '../wizardContext.ts';
import { WorkspaceChecks } from './WorkspaceChecks.tsx';
import { WriteCheck } from './WriteCheck.tsx';

const useStyles = makeStyles({
  panel: { marginBottom: '16px' },
  steps: { display: 'block', margin: '8px 0 0', paddingLeft: '24px' },
  again: { display: 'flex', alignItems: 'center', gap: '16px', flexWrap: 'wrap' },
  note: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  looking: { display: 'inline-flex', alignItems: 'center', gap: '8px' },
});

/** Subscription, resource group, workspace: filled, chosen or typed, then checked. */
export function WorkspacePage() {
  const styles = useStyles();
  const { state, commands, context } = useWizard();
  const signInId = signInIdOf(state);
  const discovery = state.discovery?.key === signInId ? state.discovery : undefined;
  const looking = discovery?.state === 'running';
  const found = discovery?.workspaces ?? [];
  const refusal = freshRefusal(state, 'workspace');
  const choice = workspaceChoice(state);
  const place =
    choice.kind === 'incomplete' ? undefined : placeOf(choice.kind === 'found' ? choice.workspace : choice);
  const key = keyOf(state, 'workspace');
  const isUnchecked = state.checks.workspace.kind === 'idle' || state.checks.workspace.key !== key;
  const checksNow = choice.kind === 'found' && isUnchecked && !looking;

  useEffect(() => {
    if (signInId !== undefined && discovery === undefined) void commands.findWorkspaces();
  }, [signInId, discovery, commands]);
  useEffect(() => {
    if (checksNow) void commands.checkWorkspace();
  }, [checksNow, commands]);

  // F5 begins where the page began: with the lists, unless they are filled; else with the check.
  usePageKey('F5', () => {
    if (looking) return;
    if (found.length === 0 || choice.kind === 'incomplete') void commands.findWorkspaces();
    else void commands.checkWorkspace();
  });

  const sentence =
    signInId === undefined ? (
      workspaceTexts.noSignIn
    ) : looking ? (
      <span className={styles.looking}>
        <Spinner size="extra-tiny" />
        {discovery.subscriptions === 0
          ? workspaceTexts.looking
          : workspaceTexts.lookingSoFar(discovery.subscriptions, found.length)}
      </span>
    ) : found.length === 1 ? (
      workspaceTexts.foundOne
    ) : found.length > 1 ? (
      workspaceTexts.foundSeveral(found.length)
    ) : undefined;
  // A typed workspace that passed needs no word about empty lists any more.
  const problem =
    discovery?.state === 'failed' && freshValue(state, 'workspace') === undefined ? discovery : undefined;
  const isNoRole = problem?.error?.code === 'noSubscription' || problem?.error?.code === 'noWorkspace';
  const appName = context.appName ?? workspaceTexts.theApp;
  const [roleBefore, roleAfter] = workspaceTexts.stepRole.split('{app}');
  // Its verdict says what the app lacks there; what the lists lacked would advise something else beside it.
  const isJudged = refusal !== undefined && isPermissionTrouble(refusal.error);
  const refusedField = refusal?.error.field;
  const atField = refusal === undefined ? undefined : errorText(refusal.error, context).atField;
  const refusedAt = (field: string) => (refusedField === field ? atField : undefined);

  return (
    <>
      <PageLead lead={workspaceTexts.lead}>{sentence}</PageLead>
      {problem?.error !== undefined && problem.at !== undefined && !isJudged && (
        <div className={styles.panel}>
          <ErrorPanel
            error={problem.error}
            at={problem.at}
            context={context}
            intent={isNoRole ? 'warning' : 'error'}
            links={
              isNoRole && (
                <CopyLink inline text={() => roleCommand(context)}>
                  {workspaceTexts.copyCommand}
                </CopyLink>
              )
            }
          >
            {isNoRole && (
              <ol className={styles.steps}>
                <li>{workspaceTexts.stepOpen}</li>
                <li>
                  {roleBefore}
                  <strong>{appName}</strong>
                  {roleAfter}
                </li>
                <li>{workspaceTexts.stepWait}</li>
              </ol>
            )}
          </ErrorPanel>
        </div>
      )}
      <LevelRow
        level="subscription"
        label={workspaceTexts.subscription}
        today={found.length === 0 ? workspaceTexts.subscriptionToday : undefined}
        refusal={refusedAt('subscription')}
      />
      <LevelRow
        level="resourceGroup"
        label={workspaceTexts.resourceGroup}
        refusal={refusedAt('resourceGroup')}
      />
      <LevelRow
        level="workspace"
        label={workspaceTexts.workspace}
        today={workspaceTexts.workspaceToday}
        hint={problem === undefined ? undefined : workspaceTexts.typeAll}
        refusal={refusedAt('workspace')}
      />
      {discovery !== undefined && !looking && found.length !== 1 && (
        <PlainRow>
          <div className={styles.again}>
            <Button
              icon={<ArrowClockwise16Regular />}
              {...accessKey('lookAgain')}
              onClick={() => void commands.findWorkspaces()}
            >
              <AccessText id="lookAgain">{workspaceTexts.lookAgain}</AccessText>
            </Button>
            {discovery.at !== undefined && (
              <span className={styles.note}>
                {workspaceTexts.lastLooked(formatTime(new Date(discovery.at)))}
              </span>
            )}
          </div>
        </PlainRow>
      )}
      <WorkspaceChecks />
      <WriteCheck />
      {refusal !== undefined &&
        (place !== undefined && signInId !== undefined && isPermissionTrouble(refusal.error) ? (
          <PermissionTrouble
            error={refusal.error}
            at={refusal.at}
            context={context}
            of={{ kind: 'signIn', signInId, ...place }}
            onGranted={() => void commands.checkWorkspace()}
          />
        ) : (
          <ErrorPanel reveal error={refusal.error} at={refusal.at} context={context} />
        ))}
    </>
  );
}
