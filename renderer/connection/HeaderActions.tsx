import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Overflow,
  OverflowItem,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  ArrowRepeatAll16Regular,
  ArrowSync16Regular,
  DocumentText16Regular,
  Key16Regular,
  MoreHorizontal20Regular,
  Settings16Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import { propertiesTexts } from '../../shared/strings/properties.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media, wideQuery } from '../theme.ts';
import { useMedia } from '../useMedia.ts';

const useStyles = makeStyles({
  // Pulled out, so that the last text ends on the margin. What has no room is cut beside the rings of the focus.
  actions: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    flexGrow: 1,
    minWidth: 0,
    justifyContent: 'flex-end',
    marginRight: '-12px',
    overflow: 'clip',
    overflowClipMargin: '4px',
    [media.forced]: { marginRight: 0 },
  },
  // Whole, or in the menu.
  action: { whiteSpace: 'nowrap', flexShrink: 0 },
  sync: { display: 'flex', flexShrink: 0 },
  syncNow: { whiteSpace: 'nowrap', paddingRight: '6px' },
  chevron: { minWidth: '24px', paddingLeft: '2px', paddingRight: '2px' },
  dots: { minWidth: '32px', flexShrink: 0 },
  item: { maxWidth: '320px' },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'normal',
  },
});

export interface HeaderActionsProps {
  /** Why Sync now is off. */
  readonly whyNot: string | undefined;
  /** Why Sync everything anew is off. */
  readonly whyNotAll: string | undefined;
  /** What Sync now does, where its name does not say it. */
  readonly hint: string | undefined;
  readonly onSync: (full: boolean) => void;
  readonly onProperties: () => void;
  readonly onUpdateSecret: () => void;
  readonly onOpenLog: () => void;
}

/** Sync now, Sync everything anew, Properties, Update client secret, Open the log; what has no room, in a menu. */
export function HeaderActions(props: HeaderActionsProps) {
  const { whyNot, whyNotAll, hint, onSync } = props;
  const styles = useStyles();
  // Below, the words need the room of the pictures.
  const isWide = useMedia(wideQuery);
  const isOff = whyNot !== undefined;
  const others = useOtherActions(props);
  const restoresFocus = useRestoreFocusTarget();
  return (
    <Overflow padding={4} minimumVisible={0}>
      <div className={styles.actions}>
        <OverflowItem id="syncNow" priority={3}>
          <div className={styles.sync}>
            <Button
              className={styles.syncNow}
              appearance="subtle"
              icon={<ArrowSync16Regular />}
              disabledFocusable={isOff}
              {...((whyNot ?? hint) === undefined ? {} : { title: whyNot ?? hint })}
              {...accessKey('syncNow')}
              onClick={() => !isOff && onSync(false)}
            >
              <AccessText id="syncNow">{pageTexts.syncNow}</AccessText>
            </Button>
            <Menu positioning="below-end">
              <MenuTrigger disableButtonEnhancement>
                <MenuButton
                  className={styles.chevron}
                  appearance="subtle"
                  aria-label={pageTexts.moreSync}
                  title={pageTexts.moreSync}
                />
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <SyncEverything isOff={whyNotAll !== undefined} onSync={onSync} />
                </MenuList>
              </MenuPopover>
            </Menu>
          </div>
        </OverflowItem>
        {others.map(({ id, text, icon, priority, run }) => (
          <OverflowItem key={id} id={id} priority={priority}>
            <Button
              className={styles.action}
              appearance="subtle"
              {...(isWide ? { icon } : {})}
              {...(id === 'updateSecret' ? restoresFocus : {})}
              {...accessKey(id)}
              onClick={run}
            >
              <AccessText id={id}>{text}</AccessText>
            </Button>
          </OverflowItem>
        ))}
        <MoreActions {...props} />
      </div>
    </Overflow>
  );
}

interface OtherAction {
  readonly id: 'properties' | 'updateSecret' | 'openLog';
  readonly text: string;
  readonly icon: ReactElement;
  /** The highest stays longest beside Sync now, whose is higher. */
  readonly priority: number;
  readonly run: () => void;
}

function useOtherActions({ onProperties, onUpdateSecret, onOpenLog }: HeaderActionsProps): OtherAction[] {
  return [
    {
      id: 'properties',
      text: propertiesTexts.open,
      icon: <Settings16Regular />,
      priority: 2,
      run: onProperties,
    },
    {
      id: 'updateSecret',
      text: updateSecretTexts.open,
      icon: <Key16Regular />,
      priority: 1,
      run: onUpdateSecret,
    },
    { id: 'openLog', text: pageTexts.openLog, icon: <DocumentText16Regular />, priority: 0, run: onOpenLog },
  ];
}

/** The menu of what has no room. */
function MoreActions(props: HeaderActionsProps) {
  const { whyNot, whyNotAll, onSync } = props;
  const styles = useStyles();
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>();
  const others = useOtherActions(props);
  if (!isOverflowing) return null;
  return (
    <div ref={ref}>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            className={styles.dots}
            appearance="subtle"
            aria-label={pageTexts.more}
            title={pageTexts.more}
            icon={<MoreHorizontal20Regular />}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <HiddenSync isOff={whyNot !== undefined} isAllOff={whyNotAll !== undefined} onSync={onSync} />
            {others.map((action) => (
              <HiddenAction key={action.id} {...action} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

interface SyncProps {
  readonly isOff: boolean;
  readonly onSync: (full: boolean) => void;
}

function HiddenSync({ isOff, isAllOff, onSync }: SyncProps & { readonly isAllOff: boolean }) {
  if (useIsOverflowItemVisible('syncNow')) return null;
  return (
    <>
      <MenuItem
        icon={<ArrowSync16Regular />}
        disabled={isOff}
        {...accessKey('syncNow')}
        onClick={() => onSync(false)}
      >
        <AccessText id="syncNow">{pageTexts.syncNow}</AccessText>
      </MenuItem>
      <SyncEverything isOff={isAllOff} onSync={onSync} />
    </>
  );
}

function HiddenAction({ id, text, icon, run }: OtherAction) {
  if (useIsOverflowItemVisible(id)) return null;
  return (
    <MenuItem icon={icon} {...accessKey(id)} onClick={run}>
      <AccessText id={id}>{text}</AccessText>
    </MenuItem>
  );
}

function SyncEverything({ isOff, onSync }: SyncProps) {
  const styles = useStyles();
  return (
    <MenuItem
      className={styles.item}
      icon={<ArrowRepeatAll16Regular />}
      disabled={isOff}
      {...accessKey('syncAll')}
      onClick={() => onSync(true)}
    >
      <AccessText id="syncAll">{pageTexts.syncAll}</AccessText>
      <span className={styles.note}>{pageTexts.syncAllNote}</span>
    </MenuItem>
  );
}
