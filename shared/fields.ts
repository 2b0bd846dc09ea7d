/** Rules for what people type. Pure, so that both sides judge alike. */

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HOST_LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i;
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
// Blanks and invisible characters that come along when people copy from a portal, a mail or a chat.
const OUTER_BLANKS =
  /^[\s\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]+|[\s\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]+$/g;
const ZERO_WIDTH = /[\u200b-\u200f\u2060\ufeff]/g;
const QUOTES = /^(["'`\u201c\u201d\u2018\u2019])(.*)(["'`\u201c\u201d\u2018\u2019])$/s;

export type Cleaned = { readonly value: string; readonly removed: readonly Removed[] };
export type Removed = 'blanks' | 'lineBreak' | 'invisible' | 'quotes';

/**
 * Takes off what a paste brings along: outer blanks and line breaks, zero-width characters, one pair of
 * surrounding quotes. Inner visible characters are never changed.
 */
export function cleanPaste(text: string): Cleaned {
  const removed = new Set<Removed>();
  const note = (before: string, after: string, what: Removed): string => {
    if (before !== after) removed.add(what);
    return after;
  };
  const trim = (value: string): string => {
    const after = value.replace(OUTER_BLANKS, '');
    if (after === value) return value;
    const taken = value.length - after.length;
    const invisible = value.match(ZERO_WIDTH)?.length ?? 0;
    const lineBreaks = /^[\r\n]|[\r\n]$/.test(value.replace(ZERO_WIDTH, '').replace(/^[ \t]+|[ \t]+$/g, ''));
    if (lineBreaks) removed.add('lineBreak');
    else if (taken > invisible) removed.add('blanks');
    return after;
  };
  let value = trim(text);
  value = note(value, value.replace(ZERO_WIDTH, ''), 'invisible');
  if (text.length !== value.length && ZERO_WIDTH.test(text)) removed.add('invisible');
  ZERO_WIDTH.lastIndex = 0;
  const quoted = QUOTES.exec(value);
  if (quoted?.[2] !== undefined && quoted[2].length > 0) {
    removed.add('quotes');
    value = trim(quoted[2]);
  }
  return { value, removed: [...removed] };
}

/** True for a GUID in the usual notation, without braces. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** A client secret is never a GUID; its ID always is. */
export function looksLikeSecretId(secret: string): boolean {
  return isGuid(secret);
}

/** Tenants are named by their GUID or by one of their domains ("contoso.onmicrosoft.com"). */
export function isTenant(text: string): boolean {
  return isGuid(text) || isFullHostName(text);
}

/** DNS name with at least two labels; an IP address is none. */
export function isFullHostName(text: string): boolean {
  if (text.length > 253 || IPV4.test(text) || text.includes(':')) return false;
  const labels = text.split('.');
  return labels.length >= 2 && labels.every((label) => HOST_LABEL.test(label));
}

const WORKSPACE_ID =
  /^\/subscriptions\/([0-9a-f-]{36})\/resourceGroups\/([^/?#\\]{1,90})\/providers\/Microsoft\.OperationalInsights\/workspaces\/([^/?#\\]{1,63})$/i;

/** True for the ARM resource ID of exactly the workspace that the other three fields name. */
export function isWorkspaceId(
  resourceId: string,
  workspace: { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string },
): boolean {
  const [, subscription, group, name] = WORKSPACE_ID.exec(resourceId) ?? [];
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  return (
    same(subscription, workspace.subscriptionId) &&
    same(group, workspace.resourceGroup) &&
    same(name, workspace.name)
  );
}

/** Collection IDs have eight capital letters or digits; built-in ones are not hexadecimal ("SMS000KM"). */
export function isCollectionId(text: string): boolean {
  return /^[A-Z0-9]{8}$/.test(text);
}

/** `DOMAIN\\name` or `name@domain`, as Windows takes it; a managed service account ends in `$`. */
export function isAccountName(text: string): boolean {
  if (text.length > 256) return false;
  return (
    /^[^\\/"[\]:;|=,+*?<>@\p{Cc}]{1,64}\\[^\\/"[\]:;|=,+*?<>@\p{Cc}]{1,104}$/u.test(text) ||
    /^[^\\/"[\]:;|=,+*?<>@\s]{1,104}@[a-z0-9.-]{1,150}$/i.test(text)
  );
}

/** Name of an Azure resource group: 1 to 90 of these, no point at the end (Microsoft Learn "Naming rules"). */
export function isResourceGroup(text: string): boolean {
  return /^[\p{L}\p{N}._()-]{1,90}$/u.test(text) && !text.endsWith('.');
}
