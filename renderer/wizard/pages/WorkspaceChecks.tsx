import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons';
import { appError } from '../../../shared/errors.ts';
import { messageTexts } from '../../../shared/strings/messages.ts';
import { workspaceTexts } from '../../../shared/strings/workspace.ts';
import { type CheckRow, CheckTable } from '../../components/CheckTable.tsx';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { PermissionTrouble } from '../../permission/PermissionTrouble.tsx';
import { freshRefusal, freshValue, isRunning } from '../derive.ts';
import { signInIdOf, workspaceChoice } from '../keys.ts';
import { placeOf } from '../place.ts';
import type { CheckedWorkspace } from '../state.ts';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
    margin: '20px 0 8px',
    minHeight: '32px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  panel: { marginTop: '12px' },
});

function rowsOf({ check }: CheckedWorkspace): CheckRow[] {
  const isAllowed = check.missingActions.length === 0;
  const hasRoom = check.usedBytes < check.budgetBytes;
  const rows: CheckRow[] = [
    {
      id: 'permission',
      name: workspaceTexts.permission,
      status: isAllowed ? 'good' : 'stopped',
      word: isAllowed ? messageTexts.passed : messageTexts.stopped,
      found: isAllowed
        ? workspaceTexts.permissionGood
        : workspaceTexts.permissionMissing(check.missingActions),
    },
    {
      id: 'space',
      name: workspaceTexts.space,
      status: hasRoom ? 'good' : 'stopped',
      word: hasRoom ? messageTexts.passed : messageTexts.stopped,
      found: hasRoom
        ? workspaceTexts.spaceUsed(check.usedBytes, check.budgetBytes)
        : workspaceTexts.spaceFull(check.usedBytes, check.budgetBytes),
    },
  ];
  if (!check.canQuery) {
    rows.push({
      id: 'query',
      name: workspaceTexts.query,
      status: 'attention',
      word: messageTexts.attention,
      found: workspaceTexts.queryClosed,
    });
  }
  return rows;
}

/** What the app may do in the workspace that is chosen, and how much room there is. */
export function WorkspaceChecks() {
  const styles = useStyles();
  const { state, commands, context } = useWizard();
  const checked = freshValue(state, 'workspace');
  const running = isRunning(state, 'workspace');
  const refusal = freshRefusal(state, 'workspace');
  const choice = workspaceChoice(state);
  const signInId = signInIdOf(state);
  if (choice.kind === 'incomplete') return null;
  const at = state.checks.workspace.kind === 'answered' ? state.checks.workspace.at : undefined;
  const missing = checked?.check.missingActions ?? [];
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>{workspaceTexts.checksTitle}</h3>
        <Button
          icon={running ? <Spinner size="extra-tiny" /> : <ArrowClockwise16Regular />}
          disabledFocusable={running}
          {...accessKey('checkWorkspace', 'F5')}
          onClick={() => void commands.checkWorkspace()}
        >
          <AccessText id="checkWorkspace">
            {running
              ? workspaceTexts.checking
              : checked || refusal
                ? workspaceTexts.checkAgain
                : workspaceTexts.check}
          </AccessText>
        </Button>
      </div>
      {checked !== undefined && (
        <CheckTable
          announces
          label={workspaceTexts.checksTitle}
          columns={workspaceTexts.columns}
          rows={rowsOf(checked)}
        />
      )}
      {checked !== undefined && missing.length > 0 && at !== undefined && signInId !== undefined && (
        <div className={styles.panel}>
          <PermissionTrouble
            key={at}
            error={appError('missingPermission', {
              facts: { action: missing.join(', '), resourceGroup: checked.workspace.resourceGroup },
            })}
            at={at}
            context={context}
            of={{ kind: 'signIn', signInId, ...placeOf(checked.workspace) }}
            onGranted={() => void commands.checkWorkspace()}
          />
        </div>
      )}
    </>
  );
}
