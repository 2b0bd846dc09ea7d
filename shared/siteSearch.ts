export type SiteSearchSource = 'consoleRecent' | 'consoleSetup' | 'siteServer';

export interface SiteProposal {
  /** Lower case. */
  readonly fqdn: string;
  readonly source: SiteSearchSource;
}

/** What this computer knows of a site. */
export interface SiteSearch {
  readonly proposals: readonly SiteProposal[];
  /** A Configuration Manager console is installed here. */
  readonly hasConsole: boolean;
}
