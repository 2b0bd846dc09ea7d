; Included by electron-builder's script for the installer per user.

; Never per machine: for all users of a computer there is the MSI package.
!macro customInstallMode
  StrCpy $isForceCurrentInstall "1"
!macroend

!macro customInit
  ${if} $installMode == "all"
    MessageBox MB_OK|MB_ICONSTOP "This installer is for one user. For all users of this computer, install OMS Connect from its MSI package." /SD IDOK
    SetErrorLevel 2
    Quit
  ${endIf}
!macroend

; An update runs the uninstaller too and leaves everything. For good, no scheduled task may outlive its program; with
; --remove-all on the uninstaller's command line the data goes as well, with --with-groups the computer groups too.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "--remove-all" $R1
    ${if} ${Errors}
      ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --remove-tasks' $R2
    ${else}
      StrCpy $R3 ""
      ClearErrors
      ${GetOptions} $R0 "--with-groups" $R1
      ${ifNot} ${Errors}
        StrCpy $R3 " --with-groups"
      ${endIf}
      ExecWait '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --remove-all$R3 --out "$TEMP\OMS Connect removal.json"' $R2
      ; What could not be removed needs the program to be tried again.
      ${if} $R2 != 0
        MessageBox MB_OK|MB_ICONEXCLAMATION "Not everything could be removed, so OMS Connect stays installed. The file $TEMP\OMS Connect removal.json tells what stays and why." /SD IDOK
        SetErrorLevel $R2
        Abort "Not everything could be removed"
      ${endIf}
      ; The browser inside the program held its files until now. They belong to this account.
      RMDir /r "$LOCALAPPDATA\OMS Connect"
      RMDir /r "$LOCALAPPDATA\oms-connect-updater"
    ${endIf}
  ${endIf}
!macroend
