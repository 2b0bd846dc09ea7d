import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { moveTexts, recreateTexts } from '../../../shared/strings/move.ts';
import { AccessText } from '../../keyboard/AccessText.tsx';
import { accessKey } from '../../keyboard/mnemonic.ts';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  section: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, padding: '8px 0 8px' },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  line: { margin: '0 0 4px', overflowWrap: 'anywhere' },
  means: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  choices: { marginLeft: '-8px' },
});

/** Summary of a move or a recreation: what becomes of what is there now. */
export function FormerSection() {
  const styles = useStyles();
  const { state, dispatch } = useWizard();
  const titleId = useId();
  const { task, formerGroups } = state;
  if (task.kind === 'add') return null;
  const { workspace, site, collections } = task.connection;
  if (task.kind === 'recreate') {
    return (
      <section className={styles.section}>
        <h3 className={styles.title}>{recreateTexts.formerTitle(site.siteCode)}</h3>
        <p className={styles.line}>
          {recreateTexts.formerMeans(site.siteCode, workspace.name, collections.length)}
        </p>
      </section>
    );
  }
  return (
    <section className={styles.section}>
      <h3 id={titleId} className={styles.title}>
        {moveTexts.formerTitle(workspace.name)}
      </h3>
      <RadioGroup
        className={styles.choices}
        aria-labelledby={titleId}
        value={formerGroups}
        onChange={(_event, { value }) =>
          dispatch({ type: 'formerGroupsChosen', groups: value === 'keep' ? 'keep' : 'delete' })
        }
      >
        <Radio
          value="delete"
          {...accessKey('formerDelete')}
          label={
            <>
              <AccessText id="formerDelete">{moveTexts.formerDelete}</AccessText>
              <span className={styles.means}>{moveTexts.formerDeleteMeans}</span>
            </>
          }
        />
        <Radio
          value="keep"
          {...accessKey('formerKeep')}
          label={
            <>
              <AccessText id="formerKeep">{moveTexts.formerKeep}</AccessText>
              <span className={styles.means}>{moveTexts.formerKeepMeans}</span>
            </>
          }
        />
      </RadioGroup>
    </section>
  );
}
