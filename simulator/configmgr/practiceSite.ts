import file from '../fixtures/practice-site.json' with { type: 'json' };
import { parseSiteFile, type SiteFile } from './siteFile.ts';

/** The site of practice mode: PS1 "Contoso Primary" with provider cm01.contoso.com and 60 device collections. */
export function loadPracticeSite(): SiteFile {
  return parseSiteFile(file);
}
