import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, type Facts, factOr, waitFor } from './errorText.ts';
import { resourceGroupAccess, workspaceOverview } from './links.ts';

/** "in line 2 at character 7", or nothing where Log Analytics did not say. */
function place({ line, character }: Facts): string {
  return line === undefined
    ? ''
    : ` in line ${line}${character === undefined ? '' : ` at character ${character}`}`;
}

/** Log queries that a person writes. */
export const logSearchErrors = localised('logSearchErrors', {
  querySyntax: (facts) => ({
    title: `Log Analytics cannot read the query${place(facts)}`,
    action: facts.token
      ? `It stopped at “${facts.token}”. Correct what stands there or just before it, then run the query again.`
      : 'Look for a missing bracket, quotation mark or pipe, then run the query again.',
  }),
  querySemantic: (facts) => ({
    title: facts.name
      ? `The query uses “${facts.name}”, which Log Analytics does not know here${place(facts)}`
      : `Log Analytics reads the query, but cannot carry it out${place(facts)}`,
    action: facts.says
      ? `Log Analytics says: ${facts.says.replace(/\.?$/, '.')}`
      : 'Compare the names of tables, columns and functions; upper and lower case count.',
  }),
  queryNotAllowed: (facts, context) => ({
    title: `Log Analytics lets the app run no queries in ${factOr(facts, 'workspace', 'the workspace')}`,
    action: `Give ${factOr(facts, 'appName', 'the app')} the role Log Analytics Reader or Log Analytics Contributor on the workspace. A new role takes 5 to 10 minutes.`,
    link: { label: 'Open Access control (IAM)', url: resourceGroupAccess(context) },
  }),
  queryClosed: (facts, context) => ({
    title: `${factOr(facts, 'workspace', 'The workspace')} takes queries from its private network only`,
    action:
      'Public access for queries is switched off under Network isolation. Run the app in that network, or ask the owner of the workspace to allow queries from public networks.',
    link: { label: 'Open the workspace', url: workspaceOverview(context) },
  }),
  queryThrottled: (facts) => ({
    title: 'Log Analytics has too many queries of this app at the moment',
    action: `It takes 200 queries in 30 seconds and 5 at once. ${waitFor(facts)}, then run the query again.`,
  }),
  queryTimedOut: () => ({
    title: 'The query took longer than Log Analytics allows',
    action: 'A query may take 10 minutes. Choose a shorter time range, or filter earlier in the query.',
  }),
  queryResultGone: () => ({
    title: 'These rows are no longer kept',
    action: 'The rows of the last search only are kept, until the app closes. Run the query again.',
  }),
} satisfies Record<string, ErrorTextBuilder>);
