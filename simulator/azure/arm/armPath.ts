/**
 * Paths of Azure Resource Manager are a row of keyword and name, with "providers" followed by a namespace.
 * Clients disagree about the case of keywords and some send "//"; names keep their case.
 */
export function canonicalPath(pathname: string): string {
  const segments = pathname.split('/').filter((s) => s !== '');
  let isKeyword = true;
  let isNamespace = false;
  const canonical = segments.map((segment) => {
    const lower = segment.toLowerCase();
    if (isNamespace) {
      isNamespace = false;
      isKeyword = true;
      return lower;
    }
    if (!isKeyword) {
      isKeyword = true;
      return segment;
    }
    isNamespace = lower === 'providers';
    isKeyword = false;
    return lower;
  });
  return `/${canonical.join('/')}`;
}

const spelling: Readonly<Record<string, string>> = {
  resourcegroups: 'resourceGroups',
  'microsoft.operationalinsights': 'Microsoft.OperationalInsights',
  'microsoft.authorization': 'Microsoft.Authorization',
  savedsearches: 'savedSearches',
};

/** The scope in front of an extension resource, with the usual spelling of its keywords. */
export function displayScope(canonicalScope: string): string {
  const segments = canonicalScope.split('/').filter((s) => s !== '');
  return `/${segments.map((s) => spelling[s] ?? s).join('/')}`;
}
