import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { cloudIds } from '../../shared/clouds.ts';
import { isAccountName, isFullHostName, isTenant } from '../../shared/fields.ts';
import { logLevels, type PolicyName, type PolicyValues } from '../../shared/policy.ts';

/** DWORD values of the registry are numbers; 0 and 1 stand for no and yes. */
const yesOrNo = z.literal([0, 1]).transform((value) => value === 1);

const line = z.string().max(1024).trim();

/** One of these words, whatever its case: Windows compares them so, too. */
const oneOf = <const T extends readonly string[]>(words: T) =>
  line.transform((text, context): T[number] => {
    const word = words.find((each) => each.toLowerCase() === text.toLowerCase());
    if (word !== undefined) return word;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });

/** "30,14,7,1": up to eight different numbers of days. */
const warningDays = line
  .regex(/^\d{1,3}(\s*[,;]\s*\d{1,3}){0,7}$/)
  .transform((text) => [...new Set(text.split(/[,;]/).map(Number))].sort((a, b) => b - a))
  .refine((days) => days.every((day) => day >= 1 && day <= 365));

const SID = /^S-1(-\d{1,10}){2,15}$/i;

/** Not one relative to a drive or to wherever the app was started, and none of a device. */
function isFolder(path: string): boolean {
  if (/^[a-z]:[\\/]/i.test(path) || /^\\\\[^\\?.]/.test(path)) return !/[<>"|?*\p{Cc}%]/u.test(path);
  return process.platform !== 'win32' && isAbsolute(path);
}

/** What each value of the policy may be. */
export const policyValues = {
  AllowSecretRenewal: yesOrNo,
  Cloud: oneOf(cloudIds),
  DisablePractice: yesOrNo,
  DisableUpdates: yesOrNo,
  LogFolder: line.refine(isFolder),
  LogLevel: oneOf(logLevels),
  // icacls is given no other form; a group has no name of the form name@domain.
  OperatorsGroup: line.refine((text) => SID.test(text) || (isAccountName(text) && !text.includes('@'))),
  Provider: line.refine(isFullHostName),
  SecretWarningDays: warningDays,
  Tenant: line.refine(isTenant),
} as const satisfies { readonly [N in PolicyName]: z.ZodType<PolicyValues[N]> };
