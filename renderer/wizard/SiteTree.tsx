import { makeStyles, tokens } from '@fluentui/react-components';
import type { SiteNode } from '../../shared/model.ts';
import { generalTexts } from '../../shared/strings/general.ts';
import { siteTree, type TreeSite } from './hierarchy.ts';

const useStyles = makeStyles({
  tree: {
    margin: '0 0 2px',
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& ul': {
      margin: '2px 0 0 5px',
      padding: '0 0 0 11px',
      listStyleType: 'none',
      borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    },
    '& li + li': { marginTop: '2px' },
  },
  here: { fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground3 },
});

function Branch({ site, connected }: { readonly site: TreeSite; readonly connected: string | undefined }) {
  const styles = useStyles();
  const isHere = site.siteCode === connected;
  const text = generalTexts.treeSite(site.siteCode, site.siteName, site.server);
  return (
    <li>
      <span className={isHere ? styles.here : ''}>
        {isHere ? `${text} (${generalTexts.treeHere})` : text}
      </span>
      {(site.below.length > 0 || site.more > 0) && (
        <ul>
          {site.below.map((one) => (
            <Branch key={one.siteCode} site={one} connected={connected} />
          ))}
          {site.more > 0 && <li className={styles.more}>{generalTexts.treeMore(site.more)}</li>}
        </ul>
      )}
    </li>
  );
}

export interface SiteTreeProps {
  readonly sites: readonly SiteNode[];
  /** Code of the site that the provider belongs to. */
  readonly connected: string | undefined;
}

/** Where the site stands in its hierarchy. */
export function SiteTree({ sites, connected }: SiteTreeProps) {
  const styles = useStyles();
  return (
    <ul className={styles.tree} aria-label={generalTexts.treeLabel}>
      {siteTree(sites, connected).map((site) => (
        <Branch key={site.siteCode} site={site} connected={connected} />
      ))}
    </ul>
  );
}
