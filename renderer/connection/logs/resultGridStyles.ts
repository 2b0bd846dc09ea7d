import { createFocusOutlineStyle, makeStyles, tokens } from '@fluentui/react-components';
import { media } from '../../theme.ts';

/** On top of the styles of every windowed grid. */
export const useResultGridStyles = makeStyles({
  frame: { flexGrow: 1, minHeight: 0 },
  headCell: { position: 'relative', paddingRight: '16px' },
  headText: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
  sort: { maxWidth: '100%' },
  handle: {
    position: 'absolute',
    top: 0,
    right: 0,
    bottom: 0,
    width: '9px',
    cursor: 'col-resize',
    touchAction: 'none',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { borderRightColor: tokens.colorCompoundBrandStroke, borderRightWidth: '2px' },
  },
  cell: { ...createFocusOutlineStyle({ style: { outlineOffset: '-2px' } }) },
  row: { ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  selected: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundSelected },
    [media.forced]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      ':hover': { backgroundColor: 'Highlight', color: 'HighlightText' },
    },
  },
  filler: { padding: 0 },
});
