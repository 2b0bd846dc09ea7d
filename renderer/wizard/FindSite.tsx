import { Link, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SiteSearch } from '../../shared/siteSearch.ts';
import { nothingFound, proposalReason, siteSearchTexts } from '../../shared/strings/siteSearch.ts';
import { usePorts } from '../ports.tsx';

const useStyles = makeStyles({
  // Below the links, also where one follows.
  answer: { order: 1, flexBasis: '100%', '&:empty': { display: 'none' } },
  list: { margin: '4px 0 0', padding: 0, listStyleType: 'none' },
  item: { display: 'flex', flexWrap: 'wrap', columnGap: '8px' },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    alignSelf: 'center',
  },
});

/** Proposes servers that this computer knows; nothing is typed before one is chosen. */
export function FindSite({ onChoose }: { readonly onChoose: (fqdn: string) => void }) {
  const styles = useStyles();
  const { api } = usePorts();
  const [searching, setSearching] = useState(false);
  const [found, setFound] = useState<SiteSearch>();
  const search = async () => {
    if (searching) return;
    setSearching(true);
    const answer = await api.findSite({});
    setSearching(false);
    setFound(answer.ok ? answer.value : { proposals: [], hasConsole: false });
  };
  return (
    <>
      <Link as="button" type="button" onClick={() => void search()}>
        {siteSearchTexts.open}
      </Link>
      <output className={styles.answer}>
        {searching && <Spinner size="extra-tiny" label={siteSearchTexts.searching} />}
        {found !== undefined && !searching && found.proposals.length === 0 && (
          <span className={styles.note}>{nothingFound(found)}</span>
        )}
        {found !== undefined && !searching && found.proposals.length > 0 && (
          <ul className={styles.list} aria-label={siteSearchTexts.listLabel}>
            {found.proposals.map(({ fqdn, source }) => (
              <li key={fqdn} className={styles.item}>
                <Link as="button" type="button" onClick={() => onChoose(fqdn)}>
                  {siteSearchTexts.use(fqdn)}
                </Link>
                <span className={styles.note}>{proposalReason(source)}</span>
              </li>
            ))}
          </ul>
        )}
      </output>
    </>
  );
}
