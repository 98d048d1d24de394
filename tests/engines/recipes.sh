#!/usr/bin/env bash
# recipes.sh ENGINE PROGRAM ROOT: takes the recipe of ENGINE out of docs/nightly.md, runs it as it stands there over copies of the
# samples, and holds its records against those of one run. Status 77: the engine is not installed.
set -euo pipefail

engine=$1
program=$(realpath -- "$2")
root=$(realpath -- "$3")

work=$(mktemp -d)
started=()  # processes to end
finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "$engine: $*" >&2
  exit 1
}

needs() {
  local tool
  for tool; do
    command -v "$tool" >/dev/null && continue
    echo "skipped: $tool is not installed"
    exit 77
  done
}

# The block that follows "<!-- recipe: NAME -->", with the documents' folder put where this test has them.
recipe() {
  awk -v mark="<!-- recipe: $1 -->" '$0 == mark { found = 1; next }
    found && /^```/ { if (inside) exit; inside = 1; next }
    inside' "$root/docs/nightly.md" | sed "s#/srv/reports#$work#g; s#/usr/bin/zhibiao#$work/bin/zhibiao#g"
}

same() { cmp "$1" "$2" || fail "the records of $1 differ from those of one run, $2"; }

mkdir -p "$work/bin" "$work/in/2025/county"
ln -s "$program" "$work/bin/zhibiao"
export PATH="$work/bin:$PATH" LC_ALL=C.UTF-8
unset ZHIBIAO_CONFIG
for n in 1 2 3; do
  for sample in "$root"/samples/*.txt; do
    cp "$sample" "$work/in/$n ${sample##*/}"
    cp "$sample" "$work/in/2025/county/$n-${sample##*/}"
  done
done
cd "$work"
zhibiao --no-config in -q -o whole.jsonl
LC_ALL=C sort whole.jsonl >whole.sorted
[ "$(wc -l <whole.jsonl)" -eq 36 ] || fail "36 documents were expected"

# Every file of out/ is the record of its document.
folder_is_whole() {
  zhibiao --no-config in -q --output-dir expected "$@"
  diff -r expected out || fail "out differs from what one run writes"
}

run_crontab() {
  local line fields command
  line=$(recipe crontab)
  fields=$(cut -d ' ' -f 1-5 <<<"$line")
  command=$(cut -d ' ' -f 6- <<<"$line")
  [[ $fields =~ ^[0-9]+\ [0-9]+\ \*\ \*\ \*$ ]] || fail "these are no five fields of time: $fields"
  [[ $command != *%* ]] || fail "cron would take the % for an end of line"
  if command -v crontab >/dev/null && crontab -T /dev/null 2>/dev/null; then
    printf '%s\n' "$line" >crontab.txt
    crontab -T crontab.txt || fail "crontab refuses the line"
  fi
  # As cron does it: by sh, with next to no environment.
  for night in first second; do
    said=$(env -i HOME="$work" PATH="$work/bin:/usr/bin:/bin" /bin/sh -c "$command" 2>&1) || fail "$night night: status $?: $said"
    [ -z "$said" ] || fail "$night night: cron would mail: $said"
  done
  folder_is_whole
  [ "$(tail -n 1 zhibiao.log | grep -c '"unchanged":36')" -eq 1 ] || fail "the second night read again: $(tail -n 1 zhibiao.log)"
}

run_systemd() {
  needs systemd-analyze
  recipe zhibiao.service | sed 's/^User=.*/User=root/' >zhibiao.service
  recipe zhibiao.timer >zhibiao.timer
  systemd-analyze verify "$work/zhibiao.service" "$work/zhibiao.timer" >verify.log 2>&1 || fail "$(cat verify.log)"
  if grep -E 'zhibiao\.(service|timer)' verify.log; then fail "systemd-analyze complains"; fi
  systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' zhibiao.timer)" >/dev/null || fail "OnCalendar"
  # shellcheck disable=SC2046  # words parted by blanks, as systemd reads them
  (cd "$(sed -n 's/^WorkingDirectory=//p' zhibiao.service)" && $(sed -n 's/^ExecStart=//p' zhibiao.service) 2>service.log) ||
    fail "ExecStart: status $?: $(cat service.log)"
  folder_is_whole
}

run_parallel() {
  needs parallel
  recipe parallel >parallel.sh
  HOME=$work bash parallel.sh 2>parallel.err || fail "status $?: $(cat parallel.err)"
  find in -name '*.txt' -print0 | LC_ALL=C sort -z | zhibiao --no-config -q --files-from - -0 -o expected.jsonl
  same records.jsonl expected.jsonl
  LC_ALL=C sort records.jsonl >records.sorted
  same records.sorted whole.sorted
}

run_snakemake() {
  needs snakemake
  recipe Snakefile >Snakefile
  HOME=$work snakemake -j 2 >snakemake.log 2>&1 || fail "$(cat snakemake.log)"
  folder_is_whole -f json
  HOME=$work snakemake -j 2 >snakemake.log 2>&1 || fail "$(cat snakemake.log)"
  grep -q 'Nothing to be done' snakemake.log || fail "the second run: $(cat snakemake.log)"
}

run_slurm() {
  needs slurmctld slurmd sbatch munged
  if [ "$(id -u)" -ne 0 ]; then
    echo "skipped: a Slurm node of our own needs root"
    exit 77
  fi
  local host
  host=$(hostname -s)
  mkdir state spool munge
  chmod 755 "$work"
  chmod 700 munge
  head -c 1024 /dev/urandom >munge/key
  chmod 400 munge/key
  munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
    --log-file="$work/munge/log" --seed-file="$work/munge/seed" >munge/out 2>&1 &
  started+=($!)
  cat >slurm.conf <<END
ClusterName=recipes
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthInfo=socket=$work/munge/socket
SlurmctldPort=26817
SlurmdPort=26818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=batch Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
  export SLURM_CONF=$work/slurm.conf
  for _ in $(seq 50); do [ -S munge/socket ] && break || sleep 0.1; done
  slurmctld -D -f "$SLURM_CONF" >/dev/null 2>&1 &
  started+=($!)
  slurmd -D -f "$SLURM_CONF" >/dev/null 2>&1 &
  started+=($!)
  for _ in $(seq 100); do
    [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && break
    sleep 0.2
  done
  [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] || fail "the node does not come up: $(tail -n 5 slurmctld.log slurmd.log munge/log)"
  recipe zhibiao.sbatch >zhibiao.sbatch
  timeout 120 sbatch --wait zhibiao.sbatch >sbatch.log 2>&1 || fail "status $?: $(cat sbatch.log part-*.log)"
  [ "$(ls part-*.jsonl | wc -l)" -eq 4 ] || fail "four parts were expected: $(ls)"
  cat part-*.jsonl | LC_ALL=C sort >records.sorted
  same records.sorted whole.sorted
}

"run_$engine"
echo "$engine: the records are those of one run"
