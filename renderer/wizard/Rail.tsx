import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowCircleRight16Filled,
  CheckmarkCircle16Filled,
  Circle16Regular,
  ErrorCircle16Filled,
} from '@fluentui/react-icons';
import { pageNames, type RailState, railStates, wizardTexts } from '../../shared/strings/pages.ts';
import { media } from '../theme.ts';
import { railRow } from './derive.ts';
import { pagesOf } from './task.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  rail: {
    width: '240px',
    boxSizing: 'border-box',
    flexShrink: 0,
    overflowY: 'auto',
    padding: '12px 8px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.medium]: { width: '208px' },
    [media.narrow]: { display: 'none' },
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
  },
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '32px',
    padding: '6px 8px 6px 12px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    textAlign: 'left',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground3,
    [media.forced]: { color: 'GrayText' },
  },
  reachable: {
    color: tokens.colorNeutralForeground1,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ...createFocusOutlineStyle(),
    [media.forced]: { color: 'ButtonText' },
  },
  past: { color: tokens.colorNeutralForeground1, [media.forced]: { color: 'CanvasText' } },
  current: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
    [media.forced]: { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
  },
  icon: { display: 'inline-flex', alignItems: 'center', height: '20px', flexShrink: 0 },
  done: { color: tokens.colorStatusSuccessForeground1 },
});

const icons: Readonly<Record<RailState, React.ReactNode>> = {
  current: <ArrowCircleRight16Filled />,
  currentWithProblem: <ErrorCircle16Filled />,
  done: <CheckmarkCircle16Filled />,
  toCome: <Circle16Regular />,
};

/** The list of pages: where you are, what is done, where you may go. */
export function Rail() {
  const styles = useStyles();
  const { state, dispatch, today } = useWizard();
  return (
    <nav className={styles.rail} aria-label={wizardTexts.pages}>
      <ol className={styles.list}>
        {pagesOf(state.task).map((page) => {
          const row = railRow(state, page, today);
          const isCurrent = page === state.page;
          const { name } = pageNames[page];
          const content = (
            <>
              <span className={mergeClasses(styles.icon, row.state === 'done' && !isCurrent && styles.done)}>
                {icons[row.state]}
              </span>
              <span>{name}</span>
            </>
          );
          const label = `${name}, ${railStates[row.state]}`;
          return (
            <li key={page} {...(isCurrent ? { 'aria-current': 'step' as const } : {})} aria-label={label}>
              {row.reachable ? (
                <button
                  type="button"
                  className={mergeClasses(styles.row, styles.reachable)}
                  aria-label={label}
                  onClick={() => dispatch({ type: 'pageChosen', page })}
                >
                  {content}
                </button>
              ) : (
                <div
                  className={mergeClasses(
                    styles.row,
                    row.state === 'done' && styles.past,
                    isCurrent && styles.current,
                  )}
                >
                  {content}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
