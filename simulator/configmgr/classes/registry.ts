import { type AnyClass, anyClass, type Reading } from '../odata/wmiClass.ts';
import { memberClassOf, smsCollectionMember, smsFullCollectionMembership } from './collectionMember.ts';
import { smsCollection, visibleCollection } from './smsCollection.ts';
import { smsCombinedDeviceResources } from './smsCombinedDeviceResources.ts';
import { smsObjectContainerItem } from './smsObjectContainerItem.ts';
import { smsRSystem } from './smsRSystem.ts';
import { smsIdentification, smsSite } from './smsSite.ts';
import { smsSiteDefinition } from './smsSiteDefinition.ts';
import { smsSysResUse } from './smsSysResUse.ts';

/** The classes of the wmi route, by name. A real site has more than 700; unknown ones are refused by name. */
export const wmiClasses: readonly AnyClass[] = [
  anyClass(smsCollection),
  anyClass(smsCollectionMember),
  anyClass(smsCombinedDeviceResources),
  anyClass(smsFullCollectionMembership),
  anyClass(smsIdentification),
  anyClass(smsObjectContainerItem),
  anyClass(smsRSystem),
  anyClass(smsSiteDefinition),
  anyClass(smsSysResUse),
  anyClass(smsSite),
];

/** Name of a class whose row type is hidden. */
export function nameOf(wmiClass: AnyClass): string {
  return wmiClass((each) => each.name);
}

const byName = new Map(wmiClasses.map((each) => [nameOf(each).toLowerCase(), each]));
const memberClassName = /^sms_cm_res_coll_([a-z0-9]{8})$/i;

/** Finds a class ignoring case (from version 2006 on); each collection has a member class of its own. */
export function findClass(name: string, reading: Reading): AnyClass | undefined {
  const known = byName.get(name.toLowerCase());
  if (known !== undefined) return known;
  const id = memberClassName.exec(name)?.[1];
  const collection = id === undefined ? undefined : visibleCollection(reading, id);
  return collection === undefined ? undefined : anyClass(memberClassOf(collection));
}
