import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
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
import { useRef } from 'react';
import { pageTexts } from '../../shared/strings/connectionPage.ts';
import { propertiesTexts } from '../../shared/strings/properties.ts';
import { updateSecretTexts } from '../../shared/strings/updateSecret.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { media, narrowQuery, wideQuery } from '../theme.ts';
import { useMedia } from '../useMedia.ts';
import { useTightHeader } from './useTightHeader.ts';

const useStyles = makeStyles({
  // Pulled out, so that its text ends on the margin.
  last: { marginRight: '-12px', whiteSpace: 'nowrap', [media.forced]: { marginRight: 0 } },
  dots: { marginRight: '-8px', minWidth: '32px', [media.forced]: { marginRight: 0 } },
  action: { whiteSpace: 'nowrap' },
  sync: { whiteSpace: 'nowrap', paddingRight: '6px' },
  chevron: {
    minWidth: '24px',
    paddingLeft: '2px',
    paddingRight: '2px',
    marginLeft: '-4px',
    [media.forced]: { marginLeft: 0 },
  },
  actions: { display: 'flex', gap: '4px' },
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
  readonly onSync: (full: boolean) => void;
  readonly onProperties: () => void;
  readonly onUpdateSecret: () => void;
  readonly onOpenLog: () => void;
}

/**
 * Sync now, Sync everything anew, Properties, Update client secret, Open the log; in one menu where the window is
 * narrow.
 */
export function HeaderActions(props: HeaderActionsProps) {
  const { whyNot, onSync, onProperties, onUpdateSecret, onOpenLog } = props;
  const styles = useStyles();
  const actions = useRef<HTMLDivElement>(null);
  const isTight = useTightHeader(actions);
  const isNarrow = useMedia(narrowQuery) || isTight;
  // Below, the name of the workspace needs the room of the pictures.
  const isWide = useMedia(wideQuery);
  const restoresFocus = useRestoreFocusTarget();
  const isOff = whyNot !== undefined;
  const sync = () => {
    if (!isOff) onSync(false);
  };
  const everything = (
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
  if (isNarrow) {
    return (
      <div ref={actions}>
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button
              className={styles.dots}
              appearance="subtle"
              aria-label={pageTexts.more}
              icon={<MoreHorizontal20Regular />}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem
                icon={<ArrowSync16Regular />}
                disabled={isOff}
                {...accessKey('syncNow')}
                onClick={() => onSync(false)}
              >
                <AccessText id="syncNow">{pageTexts.syncNow}</AccessText>
              </MenuItem>
              {everything}
              <MenuItem icon={<Settings16Regular />} {...accessKey('properties')} onClick={onProperties}>
                <AccessText id="properties">{propertiesTexts.open}</AccessText>
              </MenuItem>
              <MenuItem icon={<Key16Regular />} {...accessKey('updateSecret')} onClick={onUpdateSecret}>
                <AccessText id="updateSecret">{updateSecretTexts.open}</AccessText>
              </MenuItem>
              <MenuItem icon={<DocumentText16Regular />} {...accessKey('openLog')} onClick={onOpenLog}>
                <AccessText id="openLog">{pageTexts.openLog}</AccessText>
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
    );
  }
  return (
    <div className={styles.actions} ref={actions}>
      <Button
        className={styles.sync}
        appearance="subtle"
        icon={<ArrowSync16Regular />}
        disabledFocusable={isOff}
        {...(isOff ? { title: whyNot } : {})}
        {...accessKey('syncNow')}
        onClick={sync}
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
          <MenuList>{everything}</MenuList>
        </MenuPopover>
      </Menu>
      <Button
        className={styles.action}
        appearance="subtle"
        {...(isWide ? { icon: <Settings16Regular /> } : {})}
        {...accessKey('properties')}
        onClick={onProperties}
      >
        <AccessText id="properties">{propertiesTexts.open}</AccessText>
      </Button>
      <Button
        className={styles.action}
        appearance="subtle"
        {...(isWide ? { icon: <Key16Regular /> } : {})}
        {...restoresFocus}
        {...accessKey('updateSecret')}
        onClick={onUpdateSecret}
      >
        <AccessText id="updateSecret">{updateSecretTexts.open}</AccessText>
      </Button>
      <Button
        className={styles.last}
        appearance="subtle"
        {...(isWide ? { icon: <DocumentText16Regular /> } : {})}
        {...accessKey('openLog')}
        onClick={onOpenLog}
      >
        <AccessText id="openLog">{pageTexts.openLog}</AccessText>
      </Button>
    </div>
  );
}
