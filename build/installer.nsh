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
