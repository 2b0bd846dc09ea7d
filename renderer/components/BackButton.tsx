import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  back: { marginLeft: '-6px', marginRight: '-6px', minWidth: '32px', [media.forced]: { margin: 0 } },
});

/** The way back in a page's header; `useBackKeys` serves its keys. */
export function BackButton({ label, onBack }: { readonly label: string; readonly onBack: () => void }) {
  const styles = useStyles();
  return (
    <Button
      className={styles.back}
      appearance="subtle"
      icon={<ArrowLeft20Regular />}
      aria-label={label}
      title={label}
      aria-keyshortcuts="Alt+ArrowLeft Escape"
      onClick={onBack}
    />
  );
}
