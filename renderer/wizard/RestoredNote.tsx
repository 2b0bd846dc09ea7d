import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { Info20Regular } from '@fluentui/react-icons';
import { draftTexts } from '../../shared/strings/draft.ts';
import { isGood } from './derive.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  note: { marginBottom: '16px', padding: '10px 14px' },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold },
});

/** On a page that a kept draft leads back to: the one thing that was not kept, and the way to give it again. */
export function RestoredNote() {
  const styles = useStyles();
  const { state, dispatch } = useWizard();
  const { page } = state;
  const isBehind = page === 'workspace' || page === 'collections' || page === 'summary';
  if (!state.restored || !isBehind || isGood(state, 'signIn')) return null;
  return (
    <MessageBar className={styles.note} layout="multiline" icon={<Info20Regular />}>
      <MessageBarBody>
        <strong className={styles.title}>{draftTexts.secretTitle}</strong>
        {draftTexts.secretBody}{' '}
        <Link
          as="button"
          type="button"
          inline
          onClick={() =>
            dispatch({ type: 'editChosen', page: 'azureAd', field: 'clientSecret', returnTo: page })
          }
        >
          {draftTexts.secretLink}
        </Link>
      </MessageBarBody>
    </MessageBar>
  );
}
