import { localised } from '../language/localised.ts';
import type { LogLevel, PolicyName, PolicyProblem, PolicyReport, PolicySource } from '../policy.ts';
import type { ErrorTextBuilder } from './errorText.ts';
import { cloudNames } from './fields.ts';
import { formatNumber } from './format.ts';

/** What each value of the policy is called on screen, and in the ADMX template. */
export const policyNameTexts: Readonly<Record<PolicyName, string>> = localised('policyNameTexts', {
  AllowSecretRenewal: 'Automatic renewal of the client secret',
  Cloud: 'Azure environment',
  DisablePractice: 'Practice mode',
  DisableUpdates: 'Updates',
  LogFolder: 'Folder of the log',
  LogLevel: 'Level of the log',
  OperatorsGroup: 'Who may hand over a client secret',
  Provider: 'SMS Provider',
  SecretWarningDays: 'Days of warning before a client secret expires',
  Tenant: 'Tenant',
});

export const logLevelTexts: Readonly<Record<LogLevel, string>> = localised('logLevelTexts', {
  failures: 'Failures only',
  warnings: 'Failures and warnings',
  normal: 'Normal',
  verbose: 'Everything, for finding a fault',
});

export const policyTexts = localised('policyTexts', {
  title: 'Set by your organisation',
  problems: 'What does not count',
  /** Told by the lock beside a field. */
  whyLocked: 'Set by your organisation. Only an administrator can change it.',
  practiceOff: 'Practice mode is switched off by your organisation.',
  renewalOff: 'Your organisation does not allow it on this computer.',
  source: {
    none: 'Nothing is set by your organisation on this computer.',
    registry: 'From HKEY_LOCAL_MACHINE\\Software\\Policies\\OMS Connect, as it was when OMS Connect started.',
    file: 'From the file that stands for the policy of this computer.',
  } satisfies Readonly<Record<PolicySource, string>>,
  columns: { name: 'Setting', value: 'Value' },
  table: 'Settings of your organisation',
  userHive: 'Values under HKEY_CURRENT_USER do not count.',
  value: (name: PolicyName, values: PolicyReport['values']): string => {
    switch (name) {
      case 'AllowSecretRenewal':
        return values.AllowSecretRenewal === true ? 'Allowed' : 'Not allowed';
      case 'DisablePractice':
        return values.DisablePractice === true ? 'Off' : 'On';
      case 'DisableUpdates':
        return values.DisableUpdates === true ? 'Managed by your organisation' : 'Automatic';
      case 'Cloud':
        return values.Cloud === undefined ? '' : cloudNames[values.Cloud];
      case 'LogLevel':
        return values.LogLevel === undefined ? '' : logLevelTexts[values.LogLevel];
      case 'SecretWarningDays':
        return (values.SecretWarningDays ?? []).map((days) => formatNumber(days)).join(', ');
      case 'LogFolder':
      case 'OperatorsGroup':
      case 'Provider':
      case 'Tenant':
        return values[name] ?? '';
    }
  },
  problem: (problem: PolicyProblem): string => {
    switch (problem.kind) {
      case 'unreadable':
        return `The policy cannot be read (${problem.reason}), so nothing counts as set. Ask whoever looks after this computer.`;
      case 'unknown':
        return `${problem.name} is not known here, so it does not count. It may belong to a newer version of OMS Connect.`;
      case 'senseless':
        if (problem.name === 'OperatorsGroup')
          return 'The value of OperatorsGroup makes no sense, so only administrators may hand over a client secret. Ask whoever keeps the policies to correct it.';
        return `The value of ${problem.name} makes no sense, so it does not count. Ask whoever keeps the policies to correct it.`;
      case 'ofUser':
        return 'There are values under HKEY_CURRENT_USER, where they do not count. They belong under HKEY_LOCAL_MACHINE.';
    }
  },
});

export const policyErrorTexts = localised('policyErrorTexts', {
  setByPolicy: (facts) => ({
    title: 'Your organisation has settled this for the computer',
    action: `It is set by the policy value ${facts.name ?? ''}. Keep to what it says, or ask whoever keeps the policies of this computer.`,
    atField: 'Set otherwise by your organisation.',
  }),
} satisfies Record<string, ErrorTextBuilder>);
