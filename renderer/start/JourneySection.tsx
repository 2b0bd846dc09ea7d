import { Link, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { type JourneyStepId, journeyOf, journeyStates } from '../../shared/journey.ts';
import type { ConnectionView, WizardDraft } from '../../shared/model.ts';
import type { HowToId } from '../../shared/strings/howTo.ts';
import { journeyTexts } from '../../shared/strings/journey.ts';
import { usePorts } from '../ports.tsx';
import { JourneyCard } from './JourneyCard.tsx';
import { useJourney } from './useJourney.ts';

const useStyles = makeStyles({ again: { marginTop: '24px' } });

export interface JourneySectionProps {
  readonly connections: readonly ConnectionView[];
  readonly draft: WizardDraft | undefined;
  readonly onHowTo: (ids: readonly HowToId[]) => void;
  readonly onPrepare: () => void;
  readonly onAdd: () => void;
  readonly onUpdateSecret: (connection: ConnectionView) => void;
  /** To where the end of the client secret is typed. */
  readonly onSecretDate: (connectionId: string) => void;
  readonly onAgent: (connectionId: string) => void;
  readonly onImport: (connectionId: string) => void;
  readonly onGroups: (connectionId: string) => void;
}

/**
 * The checklist while something is left to do, or the link that calls it back. Before there is a connection or a draft
 * it shows only when it is called: the start page has one thing to do then.
 */
export function JourneySection(props: JourneySectionProps) {
  const { connections, draft, onHowTo, onPrepare, onAdd, onUpdateSecret, onAgent, onImport, onGroups } =
    props;
  const { onSecretDate } = props;
  const styles = useStyles();
  const { now } = usePorts();
  const { journey, isCalled, hide, needsNoAgent } = useJourney();
  // What was chosen goes with its form of this section; the other form takes the focus then.
  const [left, setLeft] = useState<'card' | 'link'>();
  const show = useRef<HTMLElement>(null);
  const unfinished = journey === undefined ? undefined : journeyOf(connections, journey, now());
  const hasBegun = connections.length > 0 || draft !== undefined;
  const isAllDone = connections.length > 0 && unfinished === undefined;
  const isFolded = journey !== undefined && !isCalled && (journey.hidden || !hasBegun || isAllDone);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isFolded && left === 'card' && isLost) show.current?.focus();
  }, [isFolded, left]);
  if (journey === undefined) return null;
  if (isFolded) {
    return (
      <div className={styles.again}>
        <Link
          as="button"
          type="button"
          ref={(link: HTMLElement | null) => {
            show.current = link;
          }}
          onClick={() => {
            setLeft('link');
            hide(false);
          }}
        >
          {journeyTexts.show}
        </Link>
      </div>
    );
  }
  const connection = unfinished ?? connections[0];
  const states = journeyStates(
    connection,
    draft,
    connection === undefined ? [] : (journey.marks[connection.connectionId] ?? []),
    now(),
  );
  const acts: Partial<Record<JourneyStepId, () => void>> = {
    register: onPrepare,
    permit: () => onHowTo(['role']),
    ...(connection === undefined
      ? { connect: onAdd }
      : {
          secret: () =>
            states.secret === 'open' ? onSecretDate(connection.connectionId) : onUpdateSecret(connection),
          agent: () => onAgent(connection.connectionId),
          import: () => onImport(connection.connectionId),
          view: () => onGroups(connection.connectionId),
        }),
  };
  return (
    <JourneyCard
      states={states}
      workspace={connection?.workspace.name}
      acts={acts}
      onNoAgent={
        connection === undefined
          ? undefined
          : () => {
              // It may have been the last step that was left.
              setLeft('card');
              needsNoAgent(connection.connectionId);
            }
      }
      takesFocus={left === 'link'}
      onHide={() => {
        setLeft('card');
        hide(true);
      }}
    />
  );
}
