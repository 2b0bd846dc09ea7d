import { Input, makeStyles, Radio, RadioGroup, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { type AgentTarget, type CollectedData, collectedData } from '../../shared/agent/target.ts';
import { isResourceGroup } from '../../shared/fields.ts';
import { agentTexts as texts } from '../../shared/strings/agent.ts';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import { AppHeader } from '../components/AppHeader.tsx';
import { BackButton } from '../components/BackButton.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { FieldRow } from '../components/FieldRow.tsx';
import { PageLead } from '../components/PageLead.tsx';
import { StatusLine } from '../components/StatusIcon.tsx';
import { ValueRow } from '../connection/properties/ValueRow.tsx';
import { useBackKeys } from '../connection/useBackKeys.ts';
import { useNow } from '../connection/useNow.ts';
import { useConnections } from '../start/useConnections.ts';
import { media } from '../theme.ts';
import { AgentSteps } from './AgentSteps.tsx';
import {
  type AgentWay,
  agentWays,
  type ComputerKind,
  computerKinds,
  ruleSteps,
  stepsFor,
} from './agentWays.ts';
import { DataChoice } from './DataChoice.tsx';
import { HeartbeatCheck } from './HeartbeatCheck.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '20px 24px 24px',
    [media.narrow]: { padding: '12px 16px 16px' },
  },
  width: { maxWidth: '800px' },
  title: {
    margin: '24px 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  radios: { marginLeft: '-8px' },
});

export interface AgentPageProps {
  readonly connectionId: string;
  readonly onBack: () => void;
}

/** How computers come to report to the workspace, and whether one does. Nothing here changes anything by itself. */
export function AgentPage({ connectionId, onBack }: AgentPageProps) {
  const styles = useStyles();
  const list = useConnections(0);
  const time = useNow();
  const connection = list.connections?.find((one) => one.connectionId === connectionId);
  const [kind, setKind] = useState<ComputerKind>('servers');
  const [way, setWay] = useState<AgentWay>('onOne');
  const [typedGroup, setTypedGroup] = useState<string>();
  const [collects, setCollects] = useState<readonly CollectedData[]>(collectedData);
  useBackKeys(onBack);
  useEffect(() => {
    document.title = pageTexts.windowTitle(texts.title);
  }, []);

  const group = typedGroup ?? connection?.workspace.resourceGroup ?? '';
  const isWhole = isResourceGroup(group) && collects.length > 0;
  const target: AgentTarget | undefined =
    connection === undefined
      ? undefined
      : {
          cloud: connection.cloud,
          tenantId: connection.tenantId,
          subscriptionId: connection.workspace.subscriptionId,
          resourceGroup: group,
          location: connection.workspace.location,
          workspaceName: connection.workspace.name,
          workspaceId: connection.workspace.resourceId,
          customerId: connection.workspace.customerId,
          collects,
        };

  return (
    <div className={styles.page}>
      <AppHeader
        over={connection?.workspace.name ?? ''}
        name={texts.title}
        practice={connection?.practice === true}
        takesFocus
        leading={<BackButton label={texts.back} onBack={onBack} />}
      />
      <main className={styles.main}>
        <div className={styles.width}>
          {list.error !== undefined && (
            <ErrorPanel error={list.error.error} at={list.error.at} context={{}} />
          )}
          {connection === undefined && list.error === undefined && (
            <Spinner size="small" label={pageTexts.loading} />
          )}
          {connection !== undefined && target !== undefined && (
            <>
              <PageLead lead={texts.lead}>{texts.noAgent}</PageLead>
              <StatusLine status="note">{texts.retired}</StatusLine>

              <h2 className={styles.title}>{texts.ruleTitle}</h2>
              <FieldRow
                label={texts.groupLabel}
                access="agentGroup"
                message={isResourceGroup(group) ? undefined : { text: texts.groupMissing, severity: 'stop' }}
              >
                <Input
                  value={group}
                  spellCheck={false}
                  autoComplete="off"
                  maxLength={90}
                  onChange={(_event, { value }) => setTypedGroup(value)}
                />
              </FieldRow>
              <ValueRow label={texts.locationLabel} note={texts.locationNote}>
                {connection.workspace.location}
              </ValueRow>
              <DataChoice collects={collects} onChange={setCollects} />
              {isWhole && <AgentSteps alternatives title={texts.ruleTitle} steps={ruleSteps(target)} />}

              <h2 className={styles.title}>{texts.agentTitle}</h2>
              <FieldRow label={texts.kindLabel}>
                <RadioGroup
                  className={styles.radios}
                  value={kind}
                  onChange={(_event, { value }) =>
                    setKind(computerKinds.find((one) => one === value) ?? 'servers')
                  }
                >
                  {computerKinds.map((one) => (
                    <Radio key={one} value={one} label={texts.kinds[one]} />
                  ))}
                </RadioGroup>
              </FieldRow>
              <FieldRow label={texts.wayLabel}>
                <RadioGroup
                  className={styles.radios}
                  value={way}
                  onChange={(_event, { value }) => setWay(agentWays.find((one) => one === value) ?? 'onOne')}
                >
                  {agentWays.map((one) => (
                    <Radio key={one} value={one} label={texts.ways[one]} />
                  ))}
                </RadioGroup>
              </FieldRow>
              {isWhole && <AgentSteps title={texts.agentTitle} steps={stepsFor(kind, way, target)} />}

              <h2 className={styles.title}>{texts.checkTitle}</h2>
              <HeartbeatCheck connection={connection} time={time} />
            </>
          )}
        </div>
      </main>
    </div>
  );
}
