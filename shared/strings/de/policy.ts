import type { Translation } from '../../language/translation.ts';
import { cloudNames } from '../fields.ts';
import { formatNumber } from '../format.ts';
import type * as english from '../policy.ts';

export const policyNameTexts: Translation<typeof english.policyNameTexts> = {
  AllowSecretRenewal: 'Automatische Erneuerung des geheimen Clientschlüssels',
  Cloud: 'Azure-Umgebung',
  DisablePractice: 'Übungsmodus',
  DisableUpdates: 'Updates',
  LogFolder: 'Ordner des Protokolls',
  LogLevel: 'Ausführlichkeit des Protokolls',
  OperatorsGroup: 'Wer einen geheimen Clientschlüssel übergeben darf',
  Provider: 'SMS-Anbieter',
  SecretWarningDays: 'Tage der Warnung vor Ablauf eines geheimen Clientschlüssels',
  Tenant: 'Mandant',
};

export const logLevelTexts: Translation<typeof english.logLevelTexts> = {
  failures: 'Nur Störungen',
  warnings: 'Störungen und Warnungen',
  normal: 'Normal',
  verbose: 'Alles, zur Suche nach einer Störung',
};

export const policyTexts: Translation<typeof english.policyTexts> = {
  title: 'Von Ihrer Organisation festgelegt',
  problems: 'Was nicht zählt',
  whyLocked: 'Von Ihrer Organisation festgelegt. Nur ein Administrator kann es ändern.',
  practiceOff: 'Ihre Organisation hat den Übungsmodus ausgeschaltet.',
  renewalOff: 'Ihre Organisation lässt dies auf diesem Computer nicht zu.',
  source: {
    none: 'Auf diesem Computer hat Ihre Organisation nichts festgelegt.',
    registry:
      'Aus HKEY_LOCAL_MACHINE\\Software\\Policies\\OMS Connect, wie es beim Start von OMS Connect war.',
    file: 'Aus der Datei, die für die Richtlinie dieses Computers steht.',
  },
  columns: { name: 'Einstellung', value: 'Wert' },
  table: 'Einstellungen Ihrer Organisation',
  userHive: 'Werte unter HKEY_CURRENT_USER zählen nicht.',
  value: (name, values) => {
    switch (name) {
      case 'AllowSecretRenewal':
        return values.AllowSecretRenewal === true ? 'Zugelassen' : 'Nicht zugelassen';
      case 'DisablePractice':
        return values.DisablePractice === true ? 'Aus' : 'Ein';
      case 'DisableUpdates':
        return values.DisableUpdates === true ? 'Von Ihrer Organisation verwaltet' : 'Automatisch';
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
  problem: (problem) => {
    switch (problem.kind) {
      case 'unreadable':
        return `Die Richtlinie kann nicht gelesen werden (${problem.reason}), deshalb gilt nichts als festgelegt. Wenden Sie sich an die Person, die diesen Computer betreut.`;
      case 'unknown':
        return `${problem.name} ist hier nicht bekannt und zählt deshalb nicht. Der Wert gehört möglicherweise zu einer neueren Version von OMS Connect.`;
      case 'senseless':
        if (problem.name === 'OperatorsGroup')
          return 'Der Wert von OperatorsGroup ist nicht sinnvoll, deshalb dürfen nur Administratoren einen geheimen Clientschlüssel übergeben. Bitten Sie die Person, die die Richtlinien verwaltet, ihn zu korrigieren.';
        return `Der Wert von ${problem.name} ist nicht sinnvoll und zählt deshalb nicht. Bitten Sie die Person, die die Richtlinien verwaltet, ihn zu korrigieren.`;
      case 'ofUser':
        return 'Unter HKEY_CURRENT_USER gibt es Werte, die dort nicht zählen. Sie gehören unter HKEY_LOCAL_MACHINE.';
    }
  },
};

export const policyErrorTexts: Translation<typeof english.policyErrorTexts> = {
  setByPolicy: (facts) => ({
    title: 'Ihre Organisation hat dies für den Computer festgelegt',
    action: `Es ist durch den Richtlinienwert ${facts.name ?? ''} festgelegt. Halten Sie sich an die Vorgabe, oder wenden Sie sich an die Person, die die Richtlinien dieses Computers verwaltet.`,
    atField: 'Von Ihrer Organisation anders festgelegt.',
  }),
};
