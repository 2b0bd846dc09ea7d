import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { wizardTexts } from '../../shared/strings/pages.ts';
import { media } from '../theme.ts';
import { AppIcon } from './AppIcon.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '64px',
    boxSizing: 'border-box',
    flexShrink: 0,
    padding: '4px 24px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [media.narrow]: { padding: '4px 16px' },
    [media.short]: { minHeight: '40px', padding: '2px 16px', gap: '8px' },
  },
  texts: { flexGrow: 1, minWidth: 0 },
  // Beside many actions, which give way to it and then, into a menu, to each other.
  someTexts: { flexGrow: 0, minWidth: '120px', maxWidth: '40%' },
  over: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    [media.short]: { display: 'none' },
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    // The focus is put here on a change of page, for screen readers; a ring would look like a button.
    outlineStyle: 'none',
  },
  // A workspace may be named with 63 characters and no blank.
  twoLines: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  today: {
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    [media.tiny]: { display: 'none' },
  },
  side: { display: 'flex', alignItems: 'center', gap: '12px', flexShrink: 0 },
  wideSide: { flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, justifyContent: 'flex-end' },
  hidden: { display: 'none' },
  shown: { display: 'inline-flex' },
  longBadge: { flexShrink: 0, [media.medium]: { display: 'none' }, [media.narrow]: { display: 'none' } },
  // A name with today's beside it needs the room.
  longWhereRoomy: { [media.usual]: { display: 'none' } },
  shortWhereTight: { [media.usual]: { display: 'inline-flex' } },
  shortBadge: {
    flexShrink: 0,
    display: 'none',
    [media.medium]: { display: 'inline-flex' },
    [media.narrow]: { display: 'inline-flex' },
  },
});

export interface AppHeaderProps {
  /** Where you are: the line above the page's name. */
  readonly over: string;
  readonly name: string;
  /** Microsoft's name of today for the same thing. */
  readonly today?: string | undefined;
  readonly practice: boolean;
  /** There is much at the right: the badge is short, whatever the width, and a long name ends after two lines. */
  readonly crowded?: boolean;
  /** True after a change of page: the heading takes the focus, so that a screen reader tells where it is. */
  readonly takesFocus: boolean;
  /** Before the app's icon: the way back. */
  readonly leading?: ReactNode;
  readonly children?: ReactNode;
}

export function AppHeader({
  over,
  name,
  today,
  practice,
  takesFocus,
  crowded,
  leading,
  children,
}: AppHeaderProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useRef<string>(undefined);
  useEffect(() => {
    // Only a change of page moves the focus: whoever has it meanwhile keeps it.
    if (told.current === name) return;
    told.current = name;
    if (takesFocus) heading.current?.focus();
  }, [takesFocus, name]);
  return (
    <header className={styles.header}>
      {leading}
      <AppIcon />
      <div className={mergeClasses(styles.texts, crowded && styles.someTexts)}>
        <div className={styles.over}>{over}</div>
        <h1
          key={name}
          className={mergeClasses(styles.name, crowded && styles.twoLines)}
          tabIndex={-1}
          ref={heading}
          {...(crowded ? { title: name } : {})}
        >
          {name}
          {today !== undefined && <span className={styles.today}> ({today})</span>}
        </h1>
      </div>
      <div className={mergeClasses(styles.side, crowded && styles.wideSide)}>
        {practice && (
          <>
            <Badge
              className={mergeClasses(
                styles.longBadge,
                today !== undefined && styles.longWhereRoomy,
                crowded && styles.hidden,
              )}
              appearance="tint"
              color="brand"
              size="large"
            >
              {wizardTexts.practiceBadge}
            </Badge>
            <Badge
              className={mergeClasses(
                styles.shortBadge,
                today !== undefined && styles.shortWhereTight,
                crowded && styles.shown,
              )}
              appearance="tint"
              color="brand"
              size="large"
              title={wizardTexts.practiceBadge}
            >
              {wizardTexts.practiceShort}
            </Badge>
          </>
        )}
        {children}
      </div>
    </header>
  );
}
