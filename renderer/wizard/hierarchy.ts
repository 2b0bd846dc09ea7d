import type { SiteNode } from '../../shared/model.ts';

/** A site with the sites that report to it. */
export interface TreeSite extends SiteNode {
  readonly below: readonly TreeSite[];
  /** Sites that report to it and are not shown. */
  readonly more: number;
}

// A hierarchy may have 25 primary sites with 250 secondary ones each: a few show where this one stands.
const SHOWN_BELOW = 6;

/**
 * The hierarchy from its top. A site whose parent this provider does not tell of stands at the top as well. The
 * connected site and the way to it are always among those shown.
 */
export function siteTree(sites: readonly SiteNode[], connected: string | undefined): readonly TreeSite[] {
  const codes = new Set(sites.map((site) => site.siteCode));
  const parentOf = new Map(sites.map((site) => [site.siteCode, site.parentSiteCode]));
  const onTheWay = new Set<string>();
  for (
    let code = connected;
    code !== undefined && !onTheWay.has(code);
    code = parentOf.get(code) ?? undefined
  ) {
    onTheWay.add(code);
  }
  const isTop = (site: SiteNode) => site.parentSiteCode === null || !codes.has(site.parentSiteCode);
  const grow = (site: SiteNode, above: ReadonlySet<string>): TreeSite => {
    const seen = new Set([...above, site.siteCode]);
    const children = sites.filter((one) => one.parentSiteCode === site.siteCode && !seen.has(one.siteCode));
    const first = [...children].sort(
      (a, b) => Number(onTheWay.has(b.siteCode)) - Number(onTheWay.has(a.siteCode)),
    );
    const shown = new Set(first.slice(0, SHOWN_BELOW));
    return {
      ...site,
      below: children.filter((one) => shown.has(one)).map((one) => grow(one, seen)),
      more: Math.max(0, children.length - SHOWN_BELOW),
    };
  };
  return sites.filter(isTop).map((site) => grow(site, new Set()));
}
