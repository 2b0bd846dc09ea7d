/**
 * Stands for the Azure CLI where the question is only what Bash makes of the script: writes down what it is called
 * with, and answers as an Azure in which nothing is there yet.
 */
export const recordingAz = `#!/usr/bin/env bash
printf '%s\\0' "$@" >> "$RECORDED"
printf '\\n' >> "$RECORDED"
case "$*" in
  *'cloud show'*) echo AzureCloud ;;
  *tenantId*) echo 7f3c2a10-5b1d-4c7e-9a46-2d8e0f6b1c35 ;;
  *'account show'*) echo 3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18 ;;
  *'provider show'*) echo Registered ;;
  *'--method get'*resourcegroups*'--query id'*) echo 'Not Found({"error":{"code":"ResourceNotFound"}})' >&2; exit 3 ;;
  *provisioningState*) echo Succeeded ;;
  *'--method get'*'value['*) ;;
  *addPassword*) echo 'Abc8Q~secret 2027-11-25T00:00:00Z' ;;
  *applications*) echo '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b30 0b1ec752-93d4-4e0a-8a77-2f5d1c9e4b30' ;;
  *) echo 5e270c52-93d4-4e0a-8a77-2f5d1c9e4b30 ;;
esac
`;
