import { json } from '../json.ts';

/** A refusal of Azure Resource Manager: thrown by the handlers, turned into the error envelope at the edge. */
export class ArmFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly further: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    message: string,
    extra: { headers?: Readonly<Record<string, string>>; further?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = extra.headers ?? {};
    this.further = extra.further ?? {};
  }

  toResponse(): Response {
    const error = { code: this.code, message: this.message, ...this.further };
    return json(this.status, { error }, this.headers);
  }
}

const byGateway = { headers: { 'x-ms-failure-cause': 'gateway' } };

export function authorizationFailed(
  who: { appId: string; servicePrincipalId: string },
  action: string,
  scope: string,
): ArmFailure {
  return new ArmFailure(
    403,
    'AuthorizationFailed',
    `The client '${who.appId}' with object id '${who.servicePrincipalId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    byGateway,
  );
}

export function subscriptionNotFound(subscriptionId: string): ArmFailure {
  return new ArmFailure(
    404,
    'SubscriptionNotFound',
    `The subscription '${subscriptionId}' could not be found.`,
    byGateway,
  );
}

export function invalidSubscriptionId(value: string): ArmFailure {
  return new ArmFailure(
    400,
    'InvalidSubscriptionId',
    `The provided subscription identifier '${value}' is malformed or invalid.`,
    byGateway,
  );
}

export function resourceGroupNotFound(name: string): ArmFailure {
  return new ArmFailure(
    404,
    'ResourceGroupNotFound',
    `Resource group '${name}' could not be found.`,
    byGateway,
  );
}

export function workspaceNotFound(name: string, resourceGroup: string): ArmFailure {
  return new ArmFailure(
    404,
    'ResourceNotFound',
    `The Resource 'Microsoft.OperationalInsights/workspaces/${name}' under resource group '${resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    byGateway,
  );
}

/** The body was no JSON, or no object. */
export function invalidContent(what: string): ArmFailure {
  return new ArmFailure(
    400,
    'InvalidRequestContent',
    `The request content was invalid and could not be deserialized: '${what}'.`,
  );
}

/** Refused by the resource provider's own validation. */
export function badRequest(message: string): ArmFailure {
  return new ArmFailure(400, 'BadRequest', message);
}
