import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { Dismiss24Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { howToTexts } from '../../shared/strings/howTo.ts';
import { usePageKey } from '../keyboard/KeyboardProvider.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  pane: { width: '440px', maxWidth: '100vw', [media.narrow]: { width: '100vw' } },
  footer: {
    display: 'block',
    padding: '12px 24px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

export interface SidePaneProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A band below that stays while the rest scrolls. */
  readonly footer?: ReactNode;
}

/** A pane at the right, over the page; F1 closes it again. */
export function SidePane({ open, title, onClose, children, footer }: SidePaneProps) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      className={styles.pane}
      position="end"
      open={open}
      onOpenChange={(_event, data) => !data.open && onClose()}
    >
      <CloseKey onClose={onClose} />
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={
            <Button
              appearance="subtle"
              aria-label={howToTexts.close}
              icon={<Dismiss24Regular />}
              onClick={onClose}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{children}</DrawerBody>
      {footer !== undefined && <DrawerFooter className={styles.footer}>{footer}</DrawerFooter>}
    </OverlayDrawer>
  );
}

function CloseKey({ onClose }: { readonly onClose: () => void }) {
  usePageKey('F1', onClose, { inLayer: true });
  return null;
}
