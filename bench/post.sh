#!/usr/bin/env bash
# The same job as post.mjs with curl and jq. The runner's shell cannot read variables with a
# hyphen in their names, so they come without.
set -euo pipefail

body=$(jq -cn --arg ip "${TARGET%:*}" --argjson port "${TARGET##*:}" \
  --argjson account "$ACCOUNT" --argjson division "$DIVISION" --arg key "$LICENSE_KEY" \
  '{retryAutomationTaskRequests: [{ip: $ip, port: $port, accountId: $account,
    divisionId: $division, domainName: null, agentLicenseKey: $key}], accountId: $account}')
reply=$(curl --silent --show-error --fail --header "x-dc-devkey: $API_KEY" \
  --header 'content-type: application/json' --data "$body" \
  "$BASE_URL/automationws/v1/automation/bulkretryautomationtask")
submitted=$(jq '.data.retryMessages | length' <<<"$reply")
failed=$(jq '.data.failedRetries | length' <<<"$reply")
echo "$submitted of $((submitted + failed)) submitted"
printf 'submitted=%s\nfailed=%s\n' "$submitted" "$failed" >>"$GITHUB_OUTPUT"
echo "## $submitted of $((submitted + failed)) submitted" >>"$GITHUB_STEP_SUMMARY"
[ "$failed" -eq 0 ] && [ "$submitted" -gt 0 ]
