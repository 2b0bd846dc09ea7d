import { type CloudId, cloudIds, clouds } from '../clouds.ts';
import { cleanPaste, isGuid, isTenant } from '../fields.ts';
import { cloudOfTool, isResourceGroupName, isWorkspaceName } from './choices.ts';
import { objectsIn } from './objectsInText.ts';

/**
 * Reads what a script of Prepare Azure printed, or the Azure CLI's `az ad sp create-for-rbac` (also with `--json-auth`
 * or `--sdk-auth`) and `az ad app credential reset`, with whatever of the terminal was copied along.
 */

export const pastedFields = [
  'cloud',
  'tenant',
  'clientId',
  'secret',
  'secretExpiresOn',
  'subscription',
  'resourceGroup',
  'workspace',
] as const;
export type PastedField = (typeof pastedFields)[number];

export interface PastedValues {
  readonly cloud?: CloudId;
  readonly tenant?: string;
  readonly clientId?: string;
  readonly secret?: string;
  /** As the text has it, a moment or a day; it is a date. */
  readonly secretExpiresOn?: string;
  readonly subscription?: string;
  readonly resourceGroup?: string;
  readonly workspace?: string;
}

/** Why nothing could be filled in. */
export type PasteRefusal = 'empty' | 'tooLong' | 'noJson' | 'cutOff' | 'nothingKnown' | 'certificate';

export type PastedResult =
  | {
      readonly kind: 'values';
      readonly values: PastedValues;
      /** In the text, but not what it should be. */
      readonly unusable: readonly PastedField[];
      /** Names in the text that mean nothing here. */
      readonly unknown: readonly string[];
    }
  | { readonly kind: 'refused'; readonly why: PasteRefusal };

/** A terminal's whole scrollback is no result. */
const LONGEST = 200_000;
const MOST_UNKNOWN = 5;

/** Keys of the three shapes, in lower case, and the field that each of them fills. */
const keys: Readonly<Record<string, PastedField>> = {
  cloud: 'cloud',
  activedirectoryendpointurl: 'cloud',
  tenant: 'tenant',
  tenantid: 'tenant',
  appid: 'clientId',
  clientid: 'clientId',
  password: 'secret',
  clientsecret: 'secret',
  secretexpireson: 'secretExpiresOn',
  subscriptionid: 'subscription',
  resourcegroup: 'resourceGroup',
  workspace: 'workspace',
};

/** Keys that belong to these shapes and are not needed: addresses, names, the mark of our own line. */
const ignored = new Set([
  'omsconnect',
  'displayname',
  'name',
  'resourcemanagerendpointurl',
  'activedirectorygraphresourceid',
  'sqlmanagementendpointurl',
  'galleryendpointurl',
  'managementendpointurl',
]);

const certificate = new Set(['filewithcertandprivatekey', 'clientcertificate']);

const judges: { readonly [F in PastedField]: (text: string) => string | undefined } = {
  cloud: (text) => cloudOfTool(text) ?? cloudOfLogin(text),
  tenant: (text) => (isTenant(text) ? text : undefined),
  clientId: (text) => (isGuid(text) ? text.toLowerCase() : undefined),
  // The ID of a secret has the form of a GUID, and a secret never has.
  secret: (text) => (text === '' || /\s/.test(text) || isGuid(text) ? undefined : text),
  secretExpiresOn: (text) =>
    /^\d{4}-\d{2}-\d{2}([T ].*)?$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined,
  subscription: (text) => (isGuid(text) ? text.toLowerCase() : undefined),
  resourceGroup: (text) => (isResourceGroupName(text) ? text : undefined),
  workspace: (text) => (isWorkspaceName(text) ? text : undefined),
};

function cloudOfLogin(address: string): CloudId | undefined {
  return cloudIds.find((id) => clouds[id].login === address.replace(/\/+$/, '').toLowerCase());
}

/** What the text holds. Where it holds several results, the last counts: the one that was printed last. */
export function readPastedResult(text: string): PastedResult {
  if (text.trim() === '') return { kind: 'refused', why: 'empty' };
  if (text.length > LONGEST) return { kind: 'refused', why: 'tooLong' };
  const found = objectsIn(text);
  const known = found.objects.findLast((one) => Object.keys(one).some((key) => fieldOf(key) !== undefined));
  if (known === undefined) {
    if (found.isCutOff) return { kind: 'refused', why: 'cutOff' };
    return { kind: 'refused', why: found.objects.length === 0 ? 'noJson' : 'nothingKnown' };
  }
  return readObject(known);
}

const fieldOf = (key: string): PastedField | undefined =>
  Object.hasOwn(keys, key.toLowerCase()) ? keys[key.toLowerCase()] : undefined;

function readObject(object: Readonly<Record<string, unknown>>): PastedResult {
  const values: { [F in PastedField]?: string } = {};
  const unusable = new Set<PastedField>();
  const unknown: string[] = [];
  for (const [key, given] of Object.entries(object)) {
    const field = fieldOf(key);
    if (field === undefined) {
      if (!ignored.has(key.toLowerCase()) && !certificate.has(key.toLowerCase())) unknown.push(nameOf(key));
      continue;
    }
    // Empty and null say "none", as for an app that signs in with a certificate.
    if (given === null || given === '') continue;
    const value = typeof given === 'string' ? judges[field](cleanPaste(given).value) : undefined;
    if (value === undefined) unusable.add(field);
    else values[field] = value;
  }
  const isEmpty = Object.keys(values).length === 0 && unusable.size === 0;
  if (isEmpty) return { kind: 'refused', why: 'nothingKnown' };
  const hasCertificate = Object.keys(object).some((key) => certificate.has(key.toLowerCase()));
  if (hasCertificate && values.secret === undefined && !unusable.has('secret')) {
    return { kind: 'refused', why: 'certificate' };
  }
  return {
    kind: 'values',
    // Each judge answers what its field holds.
    values: values as PastedValues,
    unusable: pastedFields.filter((field) => unusable.has(field)),
    unknown: unknown.slice(0, MOST_UNKNOWN),
  };
}

/** A name that is shown: it comes from outside, and may be anything. */
function nameOf(key: string): string {
  const plain = key.replace(/[^\p{L}\p{N} _.-]/gu, '');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
