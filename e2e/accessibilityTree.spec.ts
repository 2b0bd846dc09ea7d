import { aboutAppTexts } from '../shared/strings/about.ts';
import { wizardTaskTexts } from '../shared/strings/move.ts';
import { wizardTexts } from '../shared/strings/pages.ts';
import { startTexts } from '../shared/strings/start.ts';
import { listenToAnnouncements, takeAnnouncements } from './announcements.ts';
import { test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import type { ScreenName } from './screenNames.ts';
import { walkScreens } from './screens.ts';

/** What a screen reader is told: the tree of each page, and where the focus is after a change of page. */

const trees: Readonly<Partial<Record<ScreenName, string>>> = {
  '01-start': `
    - main:
      - heading "No connection yet" [level=2]
      - button "Add OMS connection"
      - button "Practice"
      - list
      - button "How to prepare them"`,
  '02-general': `
    - main:
      - heading "Check that Azure and the site are ready" [level=2]
      - heading "In Azure" [level=3]
      - list:
        - listitem:
          - 'button "How to: The app is registered"'
        - listitem:
          - 'button "How to: The app has a client key"'
        - listitem:
          - 'button "How to: The app may use OMS"'
      - textbox "SMS Provider Full name of the server (FQDN)": cm01.contoso.com
      - button "Check again"
      - table "Site check":
        - rowgroup
        - rowgroup:
          - row /AdminService Passed Answers/
          - row /Top-tier site Passed PS1/
          - row /Service connection point Passed Online, on/`,
  '02a-general-site-in-a-hierarchy': `
    - table "Site check":
      - rowgroup
      - rowgroup:
        - row /AdminService Passed/
        - row /Top-tier site Stopped PS1 reports to CAS/
        - row:
          - cell
          - cell:
            - list "Sites of this hierarchy":
              - listitem:
                - text: CAS, Contoso Central, on cas01.contoso.com
                - list:
                  - listitem: /PS1, .*, on cm01.contoso.com \\(connected here\\)/
                  - listitem: PS2, Contoso Branches, on cm02.contoso.com
        - row /Service connection point/`,
  '03-azure-active-directory': `
    - main:
      - heading "Give the app that signs in to Azure" [level=2]
      - combobox "Azure environment": Azure public cloud
      - textbox "Tenant Directory (tenant) ID, or domain"
      - textbox "Client ID Application (client) ID"
      - textbox "Client Secret Key Client secret, the Value column"
      - button "Show the client secret"
      - button "Verify"
      - status: Successfully verified
      - table "Result of Verify":
        - rowgroup:
          - row /Sign-in Passed Signed in as/
          - row /Client secret Renew soon Good for 20 days/`,
  '03a-secret-expired': `
    - main:
      - alert: Expired. Paste the Value of a new secret.
      - status: Azure refused the sign-in
      - group:
        - strong: The client secret has expired
        - button "Copy details"`,
  '03b-leave': `
    - alertdialog "Leave the wizard?":
      - heading "Leave the wizard?" [level=2]
      - button "Go on"
      - button "Keep and leave"
      - button "Discard"`,
  '04-oms-connection-configuration': `
    - main:
      - heading "Choose where the device collections go" [level=2]
      - combobox "Azure subscription": Contoso Production
      - combobox "Azure resource group": rg-oms-hq
      - combobox "Operations Management Suite Workspace Log Analytics workspace": law-contoso-hq
      - button "Check again"
      - table "Checks in this workspace":
        - rowgroup
        - rowgroup:
          - row /Permission Passed/
          - row /Space for groups Passed/
      - button "Measure the limit"
      - status`,
  '05-device-collections': `
    - main:
      - heading "Choose the device collections to send" [level=2]
      - grid "Device collections that Operations Management Suite (Log Analytics) can get data for":
        - rowgroup:
          - row:
            - columnheader:
              - button "Sort by Name"
            - columnheader:
              - button "Sort by Collection ID"
            - columnheader:
              - button "Sort by Members"
            - columnheader:
              - button "Sort by Folder"
        - rowgroup:
          - row /PS1000A3/
      - button "Add"
      - button "Remove" [disabled]`,
  '05b-picker': `
    - dialog "Add device collections":
      - heading "Add device collections" [level=2]
      - button "Read again"
      - searchbox "Search by name or collection ID": windows
      - combobox "Folder": All folders
      - switch "Selected only"
      - grid "Add device collections":
        - rowgroup:
          - row:
            - columnheader:
              - checkbox "Select all 17 shown" [checked=mixed]
        - rowgroup:
          - row /Windows 10 – End of Support/:
            - gridcell:
              - checkbox "Select Windows 10 – End of Support"
          - row /Windows 11 – Broad Ring/ [selected]:
            - gridcell:
              - checkbox "Select Windows 11 – Broad Ring" [checked]
      - status: /12 selected, .* memberships Showing 17 of 60 collections/
      - button "Add 12 collections"
      - button "Cancel"`,
  '06-summary': `
    - main:
      - heading "Confirm the settings" [level=2]
      - status: /12 computer groups in law-contoso-hq/
      - button "Edit General"
      - button "Edit Azure Active Directory (Microsoft Entra ID)"
      - term: Client Secret Key
      - definition: /^Verified, not shown/
      - button "Edit OMS Connection Configuration"
      - button "Edit Device collections"`,
  '07-progress': `
    - main:
      - heading "Adding the connection" [level=2]
      - progressbar "Adding the connection"
      - table "Steps":
        - rowgroup
        - rowgroup:
          - row /Save the connection .* Done/
          - row /Read the device collections .* Done/
          - row /Compare with the workspace .* Done/
          - row /Write the computer groups .* Running/
          - row /Check the groups in the workspace .* Waiting/
          - row /Plan the next sync .* Waiting/`,
  '07b-completion': `
    - main:
      - heading "The connection was added" [level=2]
      - status: /12 device collections are now computer groups/
      - table "Steps"
      - button "Copy the query"
      - code: /Heartbeat/
      - list
      - button "Computer groups"
      - button "Open the log"
      - button "Copy the summary"
      - button "Save as text"`,
  '10a-computer-group': `
    - banner:
      - button "Back to the start page"
      - heading "law-contoso-hq" [level=1]
      - button "Sync now"
    - main:
      - tablist "Views of this connection":
        - tab "Connection"
        - tab "Computer Groups" [selected]
        - tab "Log search"
      - tabpanel "Computer Groups":
        - term: computers with collection memberships
        - definition:
          - button /^[\\d,]+ computers with collection memberships, show the list$/
        - term: collections imported
        - definition:
          - button "12 collections imported, show the list"
        - searchbox "Search groups"
        - grid "Computer groups":
          - rowgroup
          - rowgroup:
            - row "SQL Servers – Production 64" [selected]
        - region "Details of SQL Servers – Production":
          - heading "SQL Servers – Production" [level=2]
          - term: Function alias
          - definition: CM_PS1_PS100021
          - button "Search the logs of the computers of SQL Servers – Production"
          - button "Copy the example"
          - heading "64 computers" [level=3]
          - grid "Computers of SQL Servers – Production"`,
  '10d-log-search': `
    - tabpanel "Log search":
      - textbox "Query"
      - combobox "Time range"
      - button "Run" [disabled]
      - button "Ready queries" [disabled] [pressed]
      - heading "From Configuration Manager" [level=2]
      - heading "From Log Analytics" [level=2]
      - heading "Computers of one group" [level=3]
      - combobox "Computer group"
      - heading "Last queries" [level=2]`,
};

/** The frame is the same on every page: where you are, the pages with their states, the buttons. */
const frame = `
  - banner:
    - heading "Device collections" [level=1]
    - button "Help"
  - navigation "Pages of the wizard":
    - list:
      - listitem "General, done":
        - button "General, done"
      - listitem "Azure Active Directory, done"
      - listitem "OMS Connection Configuration, done"
      - listitem "Device collections, current page"
      - listitem "Summary, to come"
      - listitem "Progress, to come"
      - listitem "Completion, to come"
  - main
  - contentinfo:
    - status
    - button "< Previous"
    - button "Next >"
    - button "Summary"
    - button "Cancel"`;

/** Where a change of page puts the focus on the new page's name. */
const takesFocus: readonly ScreenName[] = ['01b-about', '02d-prepare-azure', '06-summary', '07-progress'];

const wizardTitle = wizardTaskTexts.add.title;
/** What the window is called: the page first, then what it belongs to. */
const titles: Readonly<Partial<Record<ScreenName, string>>> = {
  '01-start': startTexts.product,
  '01b-about': aboutAppTexts.windowTitle,
  '02-general': wizardTexts.windowTitle('general', wizardTitle),
  '03-azure-active-directory': wizardTexts.windowTitle('azureAd', wizardTitle),
  '05-device-collections': wizardTexts.windowTitle('collections', wizardTitle),
  '06-summary': wizardTexts.windowTitle('summary', wizardTitle),
  '07-progress': wizardTexts.windowTitle('progress', wizardTitle),
};

test('each page has its tree, its focus and its announcements', async ({ app, page }) => {
  test.setTimeout(180_000);
  const seen: string[] = [];
  const announced: string[] = [];
  const collect = async () => announced.push(...(await takeAnnouncements(page)));
  await listenToAnnouncements(page);
  await walkScreens(app, page, async (screen) => {
    await listenToAnnouncements(page);
    await collect();
    const tree = trees[screen];
    if (tree !== undefined) {
      seen.push(screen);
      await test.step(screen, () => expect(page.locator('body')).toMatchAriaSnapshot(tree));
    }
    if (screen === '05-device-collections') await expect(page.locator('form')).toMatchAriaSnapshot(frame);
    if (takesFocus.includes(screen)) await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    const title = titles[screen];
    if (title !== undefined) expect(await page.title(), screen).toBe(title);
  });
  await collect();
  expect(seen.sort()).toEqual(Object.keys(trees).sort());
  for (const text of [
    'Successfully verified',
    'Azure refused the sign-in',
    'One saved search holds at least 512 KB here.',
    'To go on, add at least one device collection.',
    'Write the computer groups: Running',
    'Write the computer groups: Stopped',
    'Site check: all 3 checks have passed',
    // How a sync ended, on the page of its connection.
    'The sync of',
  ]) {
    expect(
      announced.filter((one) => one.includes(text)),
      text,
    ).not.toEqual([]);
  }
  expect(announced.some((one) => /12 selected, [\d,]+ memberships/.test(one))).toBe(true);
});
