#!/usr/bin/env sh
# The browser test needs Chromium. As root on Debian it is installed here; elsewhere the test is
# skipped with a reason, except in CI, where it fails.
set -u
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing chromium for the browser test"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
fi
exit 0
