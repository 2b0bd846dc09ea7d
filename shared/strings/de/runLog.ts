import type { Translation } from '../../language/translation.ts';
import type * as english from '../runLog.ts';

export const whyChanged: Translation<typeof english.whyChanged> = {
  new: 'im Arbeitsbereich gibt es noch keine Gruppe dafür',
  membersChanged: 'die Mitglieder haben sich geändert',
  renamed: 'die Sammlung wurde umbenannt',
  editedByHand: 'die Gruppe wurde in Azure von jemand anderem geändert',
  notProven: 'die letzte Zählung im Arbeitsbereich stimmte nicht',
  takenOver: 'dieser Computer schreibt sie ab jetzt',
  same: 'nichts hat sich geändert',
  largeLoss:
    'sie würde mehr als die Hälfte ihrer Mitglieder verlieren; wenn eine mindestens eine Stunde spätere Synchronisierung dasselbe liest, wird sie geändert',
  aliasTaken: 'eine andere gespeicherte Suche hat ihren Funktionsalias',
  noRoom: 'die gespeicherten Suchen des Arbeitsbereichs lassen keinen Platz dafür',
};
