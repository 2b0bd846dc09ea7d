import { Dialog, DialogSurface, makeStyles, tokens } from '@fluentui/react-components';
import { media } from '../../theme.ts';
import { PickerBody, type PickerBodyProps } from './PickerBody.tsx';

const useStyles = makeStyles({
  surface: {
    width: '880px',
    maxWidth: 'calc(100vw - 48px)',
    height: '600px',
    maxHeight: 'calc(100vh - 48px)',
    boxSizing: 'border-box',
    padding: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    [media.narrow]: {
      width: '100vw',
      maxWidth: '100vw',
      height: '100vh',
      maxHeight: '100vh',
      borderRadius: 0,
    },
    [media.short]: { height: '100vh', maxHeight: '100vh' },
    // Fluent makes room for a scrollbar of its own here; the list inside is what scrolls.
    '@media screen and (max-height: 359px)': {
      overflowY: 'hidden',
      padding: 0,
      borderRightWidth: '1px',
      borderTopWidth: '1px',
      borderBottomWidth: '1px',
    },
  },
});

export interface CollectionPickerProps extends PickerBodyProps {
  readonly open: boolean;
}

/** "Add device collections": a dialog over the page; each opening starts with nothing selected. */
export function CollectionPicker({ open, ...body }: CollectionPickerProps) {
  const styles = useStyles();
  return (
    <Dialog open={open} modalType="modal" onOpenChange={(_event, data) => !data.open && body.onClose()}>
      <DialogSurface className={styles.surface}>
        <PickerBody {...body} />
      </DialogSurface>
    </Dialog>
  );
}
