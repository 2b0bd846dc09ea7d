import { localised } from '../language/localised.ts';
import type { SiteCheck, SiteCheckId } from '../model.ts';
import { errorText } from './errors.ts';
import { plural } from './format.ts';

/** The General page: what must be ready in Azure and on the site. */
export const generalTexts = localised('generalTexts', {
  lead: 'Check that Azure and the site are ready',
  sentence: (commit: string) => `Nothing is changed before you choose ${commit} on the Summary page.`,
  inAzure: 'In Azure',
  prerequisites: [
    {
      id: 'register' as const,
      title: 'The app is registered',
      detail:
        'App registration in Microsoft Entra ID; you need its client ID. Once called “Web Application and/or Web API”.',
    },
    {
      id: 'secret' as const,
      title: 'The app has a client key',
      detail: 'Client secret; you need its Value, which the portal shows only once.',
    },
    {
      id: 'role' as const,
      title: 'The app may use OMS',
      detail: 'Log Analytics Contributor, or Contributor, on the resource group of the workspace.',
    },
  ],
  howTo: 'How to',
  howToFor: (title: string) => `How to: ${title}`,
  inSite: 'In Configuration Manager',
  provider: 'SMS Provider',
  providerToday: 'Full name of the server (FQDN)',
  providerPractice: 'The made-up server of practice mode.',
  check: 'Check',
  checkAgain: 'Check again',
  checking: 'Checking',
  tableLabel: 'Site check',
  columns: { check: 'Site check', state: 'State', found: 'What we found' },
  useThisServer: 'Use this server',
  asking: (host: string) => `Asking ${host}`,
  stillAsking: (host: string) => `Still waiting for ${host}`,
  treeLabel: 'Sites of this hierarchy',
  treeSite: (code: string, name: string, server: string) =>
    [`${code}${name === '' || name === code ? '' : `, ${name}`}`, server].filter(Boolean).join(', on '),
  treeHere: 'connected here',
  treeMore: (count: number) => plural(count, { one: 'and 1 more site', other: 'and # more sites' }),
  waiting: 'The site is being checked.',
  mend: 'To go on, clear up what the site check found.',
});

export const siteCheckIds = [
  'adminService',
  'topTierSite',
  'serviceConnectionPoint',
] as const satisfies readonly SiteCheckId[];

export const siteCheckNames: Readonly<Record<SiteCheckId, string>> = localised('siteCheckNames', {
  adminService: 'AdminService',
  topTierSite: 'Top-tier site',
  serviceConnectionPoint: 'Service connection point',
});

// Build to version: Microsoft Learn, "Updates and servicing for Configuration Manager".
const versions: Readonly<Record<string, string>> = {
  '9088': '2207',
  '9096': '2211',
  '9106': '2303',
  '9122': '2309',
  '9128': '2403',
  '9132': '2409',
  '9135': '2503',
  '9141': '2509',
};

/** "2509 (5.00.9141.1000)", or the build alone where its version is not known. */
export function siteVersion(build: string): string {
  const version = versions[build.split('.')[2] ?? ''];
  return version === undefined ? build : `${version} (${build})`;
}

/** The sentence of "What we found". */
export const siteFinding = localised('siteFinding', (check: SiteCheck): string => {
  const facts = check.facts;
  if (check.error !== undefined) {
    const text = errorText(check.error);
    const isRowText =
      check.error.code === 'notTopTierSite' ||
      check.error.code === 'serviceConnectionPointOffline' ||
      check.error.code === 'serviceConnectionPointMissing' ||
      check.error.code === 'providerAccessDenied';
    return isRowText ? text.action : `${text.title}.`;
  }
  if (check.state === 'notChecked') return 'Not checked, because the check above did not pass.';
  const host = facts.scpHost ?? facts.host ?? facts.fqdn;
  switch (check.id) {
    case 'adminService': {
      const version = facts.version;
      const seconds = Number(facts.seconds ?? Number.NaN);
      const answer = seconds >= 0.1 ? `Answers in ${facts.seconds} s.` : 'Answers.';
      return version === undefined ? answer : `${answer} Version ${siteVersion(version)}.`;
    }
    case 'topTierSite': {
      const name = [facts.siteCode, facts.siteName].filter(Boolean).join(', ');
      return name === '' ? 'The site has no parent site.' : `${name}, has no parent site.`;
    }
    case 'serviceConnectionPoint':
      return host === undefined ? 'Online.' : `Online, on ${host}.`;
  }
});
