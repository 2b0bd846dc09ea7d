import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import { helpTexts, pageHelp } from '../../shared/strings/pageHelp.ts';
import { pageNames } from '../../shared/strings/pages.ts';
import { HowToSection } from '../components/HowToSection.tsx';
import { SidePane } from '../components/SidePane.tsx';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  line: { margin: '0 0 12px' },
  heading: {
    margin: '12px 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  keys: {
    display: 'grid',
    gridTemplateColumns: '72px minmax(0, 1fr)',
    rowGap: '4px',
    margin: '0 0 24px',
  },
  does: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What F1 shows: this page in a few sentences, its preparations, the keys. */
export function HelpPane({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const styles = useStyles();
  const { state, context } = useWizard();
  const help = pageHelp[state.page];
  return (
    <SidePane open={open} title={helpTexts.title(pageNames[state.page].name)} onClose={onClose}>
      {help.lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
      <h3 className={styles.heading}>{helpTexts.keysTitle}</h3>
      <dl className={styles.keys}>
        {helpTexts.keys.map(({ keys, does }) => (
          <Fragment key={keys}>
            <dt>{keys}</dt>
            <dd className={styles.does}>{does}</dd>
          </Fragment>
        ))}
      </dl>
      {help.howTo.map((id) => (
        <HowToSection key={id} id={id} context={context} titled />
      ))}
    </SidePane>
  );
}
