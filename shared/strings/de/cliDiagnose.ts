import type { Translation } from '../../language/translation.ts';
import type * as english from '../cliDiagnose.ts';
import { serviceNames } from '../diagnosis.ts';
import { formatDuration, formatList } from '../format.ts';

const folders: Readonly<Record<string, string>> = {
  account: 'Ordner dieses Kontos',
  shared: 'Ordner der Verbindungen',
  logs: 'Ordner des Protokolls',
};

export const diagnoseTexts: Translation<typeof english.diagnoseTexts> = {
  computer: ({ version, runtime, platform }) => `OMS Connect ${version} mit ${runtime} (${platform})`,
  account: (account, computer) => `Konto: ${account} auf ${computer}`,
  time: (iso) => `Zeit (UTC): ${iso}`,
  folder: (name, path, writable) =>
    `${folders[name] ?? name}: ${path}${writable ? '' : ' (nicht vorhanden oder nicht beschreibbar)'}`,
  providers: (names) =>
    names.length === 0 ? 'Es ist kein SMS-Anbieter bekannt' : `SMS-Anbieter: ${formatList(names)}`,
  syncAccount: (account, isThis) => `Synchronisiert als: ${account}${isThis ? ' (dieses Konto)' : ''}`,
  secret: {
    readable: 'Geheimer Clientschlüssel: gespeichert, kann hier geöffnet werden',
    unreadable: 'Geheimer Clientschlüssel: gespeichert, kann hier nicht geöffnet werden',
    none: 'Geheimer Clientschlüssel: keiner für dieses Konto',
  },
  reach: (service, host, outcome) => `${serviceNames[service]}, ${host}: ${outcome}`,
  answered: (status, inMs) => `antwortet (HTTP ${status}) nach ${formatDuration(inMs)}`,
};
