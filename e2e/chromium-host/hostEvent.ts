/** The first argument of Electron's listeners. */
export class HostEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** An event with further members. `preventDefault` may be called on it or taken from it. */
export function hostEvent<T extends object>(members: T): HostEvent & T {
  return Object.assign(new HostEvent(), members);
}
