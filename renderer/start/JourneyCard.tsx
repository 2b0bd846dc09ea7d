import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { type JourneyState, type JourneyStepId, journeySteps } from '../../shared/journey.ts';
import { journeyStepTexts, journeyTexts } from '../../shared/strings/journey.ts';
import { type Status, StatusMark } from '../components/StatusIcon.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  card: {
    marginTop: '24px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '8px 8px 8px 16px' },
  titles: { flexGrow: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  step: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) max-content',
    alignItems: 'center',
    columnGap: '12px',
    padding: '6px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [media.narrow]: { gridTemplateColumns: '16px minmax(0, 1fr)' },
  },
  name: { margin: 0 },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: '4px 16px',
    [media.narrow]: { gridColumn: 2, justifyContent: 'flex-start' },
  },
});

const marks: Readonly<Record<JourneyState, Status>> = {
  done: 'good',
  open: 'waiting',
  attention: 'attention',
};

export interface JourneyCardProps {
  readonly states: Readonly<Record<JourneyStepId, JourneyState>>;
  /** The connection that it is about; none before there is one. */
  readonly workspace: string | undefined;
  /** Steps that cannot be gone to yet are missing. */
  readonly acts: Readonly<Partial<Record<JourneyStepId, () => void>>>;
  /** For the step of the agent, where a connection stands. */
  readonly onNoAgent: (() => void) | undefined;
  readonly onHide: () => void;
  /** It was called back, and the link that did is gone: the title takes the focus. */
  readonly takesFocus: boolean;
}

/** The seven steps from the app's registration to the groups, each with its state and the way to its page. */
export function JourneyCard(props: JourneyCardProps) {
  const { states, workspace, acts, onNoAgent, onHide, takesFocus } = props;
  const styles = useStyles();
  const title = useRef<HTMLHeadingElement>(null);
  const agentLink = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  const done = journeySteps.filter((id) => states[id] === 'done').length;
  const counted =
    done === journeySteps.length ? journeyTexts.allDone : journeyTexts.done(done, journeySteps.length);
  return (
    <section className={styles.card} aria-labelledby="journey-title">
      <div className={styles.head}>
        <div className={styles.titles}>
          <h2 id="journey-title" className={styles.title} ref={title} tabIndex={-1}>
            {journeyTexts.title}
          </h2>
          <p className={styles.note}>
            {workspace === undefined ? counted : `${journeyTexts.of(workspace)}: ${counted}`}
          </p>
        </div>
        <Button
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={journeyTexts.hide}
          title={journeyTexts.hide}
          onClick={onHide}
        />
      </div>
      <ol className={styles.list}>
        {journeySteps.map((id) => {
          const isEndUnknown = id === 'secret' && states.secret === 'open' && workspace !== undefined;
          const { name } = journeyStepTexts[id];
          const { note, act } = isEndUnknown ? journeyTexts.endUnknown : journeyStepTexts[id];
          const go = acts[id];
          return (
            <li key={id} className={styles.step}>
              <StatusMark status={marks[states[id]]} word={journeyTexts.states[states[id]]} />
              <div>
                <p className={styles.name}>{name}</p>
                {states[id] !== 'done' && <p className={styles.note}>{note}</p>}
              </div>
              <div className={styles.acts}>
                {id === 'agent' && onNoAgent !== undefined && states.agent !== 'done' && (
                  <Link
                    as="button"
                    type="button"
                    onClick={() => {
                      // This link goes with its step; the other one of the step stays.
                      agentLink.current?.focus();
                      onNoAgent();
                    }}
                  >
                    {journeyTexts.noAgent}
                  </Link>
                )}
                {go !== undefined && (
                  <Link
                    as="button"
                    type="button"
                    ref={(link: HTMLElement | null) => {
                      if (id === 'agent') agentLink.current = link;
                    }}
                    onClick={go}
                  >
                    {act}
                  </Link>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
