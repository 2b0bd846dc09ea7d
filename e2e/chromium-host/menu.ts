import { HostEmitter, hostObject } from './unknownMember.ts';

type Template = Electron.MenuItemConstructorOptions;

/** What the page reports of a key press. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export interface HostMenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly type: string;
  readonly role: string | undefined;
  readonly accelerator: string | undefined;
  readonly submenu: HostMenu | undefined;
  checked: boolean;
  enabled: boolean;
  visible: boolean;
  click(event?: unknown, window?: unknown, contents?: unknown): void;
}

function menuItem(options: Template): HostMenuItem {
  const { click } = options;
  const submenu = Array.isArray(options.submenu) ? HostMenu.buildFromTemplate(options.submenu) : undefined;
  const item: HostMenuItem = hostObject('MenuItem', {
    id: options.id,
    label: options.label ?? options.role ?? '',
    type: options.type ?? (submenu ? 'submenu' : 'normal'),
    role: options.role,
    accelerator: options.accelerator,
    submenu,
    checked: options.checked ?? false,
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    click: (event?: unknown, window?: unknown) => {
      if (item.type === 'checkbox') {
        item.checked = !item.checked;
      }
      click?.(item as never, window as never, event as never);
    },
  });
  return item;
}

/** Menus are never drawn: their items can be found and clicked, and their accelerators work in the page. */
export class HostMenu extends HostEmitter {
  static #application: HostMenu | null = null;
  readonly items: HostMenuItem[] = [];

  static buildFromTemplate(template: readonly Template[]): HostMenu {
    const menu = new HostMenu();
    menu.items.push(...template.map(menuItem));
    return menu;
  }

  static setApplicationMenu(menu: HostMenu | null): void {
    HostMenu.#application = menu;
  }

  static getApplicationMenu(): HostMenu | null {
    return HostMenu.#application;
  }

  append(item: HostMenuItem): void {
    this.items.push(item);
  }

  popup(): void {}

  closePopup(): void {}

  getMenuItemById(id: string): HostMenuItem | null {
    return itemsOf(this).find((item) => item.id === id) ?? null;
  }
}

function itemsOf(menu: HostMenu | null): HostMenuItem[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...itemsOf(item.submenu ?? null)]);
}

const keyNames: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  esc: 'escape',
  return: 'enter',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** `CmdOrCtrl+Shift+I` against a key press. */
export function matchesAccelerator(accelerator: string, press: KeyPress): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const has = (...names: string[]) => names.some((name) => parts.slice(0, -1).includes(name));
  return (
    press.key.toLowerCase() === (keyNames[key] ?? key) &&
    press.ctrlKey === has('ctrl', 'control', 'cmdorctrl', 'commandorcontrol') &&
    press.altKey === has('alt', 'option', 'altgr') &&
    // A key such as + is typed with Shift on some keyboards and without on others.
    (press.shiftKey === has('shift') || /^[^a-z0-9]$/i.test(press.key)) &&
    press.metaKey === has('cmd', 'command', 'super', 'meta')
  );
}

export function hasAccelerators(): boolean {
  return itemsOf(HostMenu.getApplicationMenu()).some((item) => item.accelerator !== undefined);
}

/** Clicks the application menu's item with this accelerator, if there is one. */
export function pressAccelerator(press: KeyPress, window: unknown): void {
  itemsOf(HostMenu.getApplicationMenu())
    .find((item) => item.enabled && item.accelerator && matchesAccelerator(item.accelerator, press))
    ?.click({ triggeredByAccelerator: true, ...press }, window);
}
