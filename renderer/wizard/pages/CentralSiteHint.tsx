import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { Info16Regular } from '@fluentui/react-icons';
import { recreateTexts } from '../../../shared/strings/move.ts';
import { PlainRow } from '../../components/FieldRow.tsx';
import { clean } from '../keys.ts';
import { useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  hint: {
    display: 'flex',
    gap: '8px',
    alignItems: 'flex-start',
    marginBottom: '8px',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    '& svg': { flexShrink: 0, marginTop: '2px' },
  },
});

/** Where the connection belongs that is recreated, as its site has told it. */
export function CentralSiteHint({ onUse }: { readonly onUse: (fqdn: string) => void }) {
  const styles = useStyles();
  const { state } = useWizard();
  const { task, practice, draft } = state;
  const site = task.kind === 'recreate' ? task.connection.centralSite : undefined;
  if (site === undefined) return null;
  const offers =
    !practice && site.provider !== '' && clean(draft.providerFqdn).toLowerCase() !== site.provider;
  return (
    <PlainRow>
      <span className={styles.hint}>
        <Info16Regular />
        <span>
          {recreateTexts.hint(site)}{' '}
          {offers && (
            <Link as="button" type="button" inline onClick={() => onUse(site.provider)}>
              {recreateTexts.use}
            </Link>
          )}
        </span>
      </span>
    </PlainRow>
  );
}
