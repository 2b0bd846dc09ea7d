import { Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { Document16Regular } from '@fluentui/react-icons';
import { Fragment, useEffect } from 'react';
import { moveTexts, wizardTaskTexts } from '../../../shared/strings/move.ts';
import { previewSentence, summaryTexts } from '../../../shared/strings/summary.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { media } from '../../theme.ts';
import { freshRefusal, freshValue, isComplete, pageOf } from '../derive.ts';
import { keyOf } from '../keys.ts';
import { summarySections } from '../summaryLines.ts';
import { pagesOf } from '../task.ts';
import { useWizard } from '../wizardContext.ts';
import { FormerSection } from './FormerSection.tsx';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    gap: '12px',
    padding: '8px 14px',
    marginBottom: '12px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  cardIcon: { display: 'inline-flex', height: '20px', alignItems: 'center' },
  cardTitle: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  previewing: { display: 'inline-flex', alignItems: 'center', gap: '8px' },
  panel: { marginBottom: '12px' },
  section: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: '8px 0 8px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', marginBottom: '4px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: '216px minmax(0, 1fr)',
    rowGap: '4px',
    margin: 0,
    [media.medium]: { gridTemplateColumns: '184px minmax(0, 1fr)' },
    [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '0' },
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere', [media.narrow]: { marginBottom: '8px' } },
});

/** Every value with a way back to it, and what the first sync will create. */
export function SummaryPage() {
  const styles = useStyles();
  const { state, dispatch, commands, today, context } = useWizard();
  const texts = wizardTaskTexts[state.task.kind];
  const pages = pagesOf(state.task);
  const preview = freshValue(state, 'preview');
  const refusal = freshRefusal(state, 'preview');
  const workspace = freshValue(state, 'workspace')?.workspace;
  const { commit } = state;
  const key = keyOf(state, 'preview');
  const isUnmade = state.checks.preview.kind === 'idle' || state.checks.preview.key !== key;
  const isChosen = state.task.kind === 'move' || isComplete(state, 'collections', today);
  const makes = isUnmade && isChosen && workspace !== undefined;
  useEffect(() => {
    if (makes) void commands.preview();
  }, [makes, commands]);

  usePageKey('F5', () => void commands.preview());
  const field = commit.kind === 'refused' ? commit.error.field : undefined;
  return (
    <>
      <PageLead lead={summaryTexts.lead}>{texts.summary}</PageLead>
      {commit.kind === 'refused' && (
        <div className={styles.panel}>
          <ErrorPanel
            error={commit.error}
            at={commit.at}
            context={context}
            actions={
              field === undefined
                ? []
                : [
                    {
                      label: summaryTexts.edit,
                      onChoose: () => dispatch({ type: 'editChosen', page: pageOf(field), field }),
                    },
                  ]
            }
          />
        </div>
      )}
      {refusal !== undefined ? (
        <div className={styles.panel}>
          <ErrorPanel
            error={refusal.error}
            at={refusal.at}
            context={context}
            actions={[{ label: summaryTexts.tryAgain, onChoose: () => void commands.preview() }]}
          />
        </div>
      ) : (
        <div className={styles.card}>
          <span className={styles.cardIcon}>
            <Document16Regular />
          </span>
          <div>
            <h3 className={styles.cardTitle}>{texts.previewTitle}</h3>
            <div role="status">
              {preview !== undefined && workspace !== undefined ? (
                previewSentence(preview, workspace.name)
              ) : (
                <span className={styles.previewing}>
                  <Spinner size="extra-tiny" />
                  {summaryTexts.previewing}
                </span>
              )}
            </div>
          </div>
        </div>
      )}
      <FormerSection />
      {summarySections(state).map((section) => (
        <section key={section.page} className={styles.section}>
          <div className={styles.head}>
            <h3 className={styles.title}>{section.title}</h3>
            {pages.includes(section.page) ? (
              <Link
                as="button"
                type="button"
                aria-label={summaryTexts.editOf(section.title)}
                onClick={() => dispatch({ type: 'editChosen', page: section.page })}
              >
                {summaryTexts.edit}
              </Link>
            ) : (
              <span className={styles.term}>{moveTexts.unchanged}</span>
            )}
          </div>
          <dl className={styles.list}>
            {section.lines.map((line) => (
              <Fragment key={line.name}>
                <dt className={styles.term}>{line.name}</dt>
                <dd className={styles.value}>{line.value}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
