/// <reference types="electron" />
import { EventEmitter } from 'node:events';

/** Names that Node and JavaScript themselves look up on any object they are handed. */
const probed = new Set(['then', 'toJSON', 'inspect', 'domain', 'nodeType', 'asymmetricMatch', 'tagName']);

function nameOf(receiver: object): string {
  const named = Reflect.get(receiver, hostName);
  return typeof named === 'string' ? named : receiver.constructor.name.replace(/^Host/, '');
}

const hostName = Symbol('hostName');

/**
 * The end of every prototype chain of the host: a member that the host does not have is an error that names
 * it, where a plain object would answer `undefined` and let a test pass for the wrong reason.
 */
export const unknownMember = new Proxy(Object.prototype, {
  get(target, key, receiver: object) {
    if (typeof key === 'symbol' || key in target || key.startsWith('_') || probed.has(key)) {
      return Reflect.get(target, key, receiver);
    }
    throw new Error(`not in the host: ${nameOf(receiver)}.${key}`);
  },
});

/** Event emitter whose unknown members throw. */
export class HostEmitter extends EventEmitter {}
for (const [key, member] of Object.entries(Object.getOwnPropertyDescriptors(EventEmitter.prototype))) {
  if (key !== 'constructor') {
    Object.defineProperty(HostEmitter.prototype, key, member);
  }
}
Object.setPrototypeOf(HostEmitter.prototype, unknownMember);

/** Gives an emitter the name that messages about unknown members use, such as `app`. */
export function named<T extends object>(name: string, instance: T): T {
  Object.defineProperty(instance, hostName, { value: name });
  return instance;
}

/** A plain object of functions, such as `dialog`, whose unknown members throw. */
export function hostObject<T extends object>(name: string, members: T): T {
  Object.setPrototypeOf(members, unknownMember);
  return named(name, members);
}
