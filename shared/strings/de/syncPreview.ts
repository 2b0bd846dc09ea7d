import type { Translation } from '../../language/translation.ts';
import type { PlannedAction } from '../../syncPreview.ts';
import { errorText } from '../errors.ts';
import { formatNumber, formatTime, plural } from '../format.ts';
import { whyChanged } from '../runLog.ts';
import type * as english from '../syncPreview.ts';

export const syncPreviewTexts: Translation<typeof english.syncPreviewTexts> = {
  open: 'Vorschau der nächsten Synchronisierung',
  again: 'Vorschau der nächsten Synchronisierung erneut anzeigen',
  cancel: 'Vorschau abbrechen',
  reading: (site, workspace) => `${site} wird gelesen und mit ${workspace} verglichen`,
  title: (at) => `Was die nächste Synchronisierung tun würde, Stand ${formatTime(at)}`,
  listChanged: 'Die Liste wurde nach dieser Vorschau geändert.',
  synced: 'Nach dieser Vorschau wurde eine Synchronisierung beendet.',
  running:
    'Eine Synchronisierung der gespeicherten Liste wird ausgeführt. Was sie noch ändert, ist in dieser Vorschau nicht enthalten.',
  importOff: 'Der Import ist ausgeschaltet: Dies geschieht, sobald er eingeschaltet ist.',
  nothing: 'Nichts würde sich ändern.',
  unchanged: (groups) =>
    plural(groups, {
      one: '1 Computergruppe bliebe unverändert',
      other: '# Computergruppen blieben unverändert',
    }),
};

const computers = (count: number) => `${formatNumber(count)} Computer`;

const groupsOf: Readonly<Record<PlannedAction, { readonly one: string; readonly other: string }>> = {
  create: { one: '1 Computergruppe würde erstellt', other: '# Computergruppen würden erstellt' },
  update: { one: '1 Computergruppe würde aktualisiert', other: '# Computergruppen würden aktualisiert' },
  remove: { one: '1 Computergruppe würde gelöscht', other: '# Computergruppen würden gelöscht' },
  holdBack: {
    one: '1 Computergruppe würde zurückgehalten, da sie die meisten ihrer Computer verlieren würde',
    other: '# Computergruppen würden zurückgehalten, da sie die meisten ihrer Computer verlieren würden',
  },
  leave: {
    one: '1 Sammlung könnte nicht verarbeitet werden',
    other: '# Sammlungen könnten nicht verarbeitet werden',
  },
};

export const plannedSentence: Translation<typeof english.plannedSentence> = (action, groups) => {
  const said = plural(groups.length, groupsOf[action]);
  if (action !== 'create') return said;
  const sum = groups.reduce((total, group) => total + (group.computers ?? 0), 0);
  return groups.length === 1
    ? `${said}, mit ${plural(sum, { one: '1 Computer', other: '# Computern' })}`
    : `${said}, mit ${plural(sum, { one: '1 Mitgliedschaft', other: '# Mitgliedschaften' })}`;
};

export const plannedDetail: Translation<typeof english.plannedDetail> = (group, context) => {
  const { action, reason, error, computersBefore: before, computers: now } = group;
  const count =
    now === undefined
      ? ''
      : before === undefined || before === now
        ? computers(now)
        : `${formatNumber(before)} auf ${computers(now)}`;
  const why =
    error !== undefined
      ? errorText(error, context).title
      : reason === undefined || reason === 'new' || action === 'holdBack'
        ? ''
        : whyChanged[reason];
  return [count, why].filter((part) => part !== '').join('; ');
};
