import { readFile } from 'node:fs/promises';
import { createSite, type Site } from '../configmgr/site.ts';
import type { Now } from '../types.ts';
import { type CommandLine, UsageError } from './commandLine.ts';

/** The site that the arguments ask for. Throws `UsageError` when its file is no use. */
export async function chosenSite(line: CommandLine, now: Now): Promise<Site> {
  if (line.siteFile !== undefined) return createSite(await siteFromFile(line.siteFile), now);
  if (line.generated !== undefined) {
    const { generateSite } = await import('../configmgr/generateSite.ts');
    return createSite(generateSite(line.generated), now);
  }
  const { loadPracticeSite } = await import('../configmgr/practiceSite.ts');
  return createSite(loadPracticeSite(), now);
}

async function siteFromFile(path: string) {
  const { parseSiteText } = await import('../configmgr/siteFile.ts');
  try {
    return parseSiteText(await readFile(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`The site file ${path} cannot be used: ${messageOf(error)}`);
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
