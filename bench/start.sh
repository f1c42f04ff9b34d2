#!/usr/bin/env bash
# The wall time of the process beside that of an empty .NET console program, interleaved; prints the lowest and the middle of each.
#   bench/start.sh [rounds, 20 by default]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
rounds="${1:-20}"
./pointsman --version >/dev/null
empty="${TMPDIR:-/tmp}/pointsman-empty-program"
if [ ! -x "$empty/out/empty" ]; then
  mkdir -p "$empty"
  cat >"$empty/empty.csproj" <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
  </PropertyGroup>
</Project>
X
  echo '<Project />' | tee "$empty/Directory.Build.props" "$empty/Directory.Packages.props" >"$empty/Directory.Build.targets"
  echo 'System.Console.WriteLine("Hello, World!");' >"$empty/Program.cs"
  dotnet publish "$empty" -c Release -o "$empty/out" -nodeReuse:false -p:UseSharedCompilation=false >"$empty/build.log" 2>&1 </dev/null
fi

milliseconds() { # command …
  local from to; from=$(date +%s%N); "$@" >/dev/null 2>&1; to=$(date +%s%N)
  echo $(((to - from) / 10000))
}

for _ in $(seq "$rounds"); do
  milliseconds "$empty/out/empty" >>"$empty/empty.times.$$"
  milliseconds artifacts/pointsman/Pointsman.Cli advise --profile customer-support >>"$empty/advise.times.$$"
done

report() { sort -n "$1" | awk -v name="$2" '{ t[NR] = $1 / 100 } END { printf "%-45s lowest %6.1f ms   middle %6.1f ms\n", name, t[1], t[int((NR + 1) / 2)] }'; }
report "$empty/empty.times.$$" "an empty console program"
report "$empty/advise.times.$$" "pointsman advise --profile customer-support"
paste <(sort -n "$empty/empty.times.$$") <(sort -n "$empty/advise.times.$$") | awk '{ e[NR] = $1; a[NR] = $2 } END { m = int((NR + 1) / 2); printf "ratio of the lowest %.2f, of the middle %.2f\n", a[1] / e[1], a[m] / e[m] }'
rm -f "$empty"/*.times.$$
