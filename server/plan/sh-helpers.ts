import { say, type Catalogue, type MessageId } from '../messages/message';
import { word } from './writer';

/** The functions that a script needs. */
interface Wanted {
  readonly jobs: boolean;
  readonly images: boolean;
  readonly byHand: boolean;
  readonly chains: boolean;
}

type Text = (id: MessageId) => string;

const sending = (text: Text): string => `say() {
  printf '%s\\n' "$*" >&2
}

stop() {
  say "$*"
  exit 1
}

command -v hcloud >/dev/null || stop ${text('plan.sh.no-tool')}

send() {
  if ! answer=$(hcloud IMS "$@" --cli-output=json); then
    say "$answer"
    stop ${text('plan.sh.refused')}
  fi
  case $answer in
    *'"error_code"'* | *'"error"'* | *_ERROR]*)
      say "$answer"
      stop ${text('plan.sh.refused')}
      ;;
  esac
}
`;

const jobFunctions = (text: Text): string => `started() {
  job=$(printf '%s\\n' "$answer" | sed -n 's/.*"job_id"[[:space:]]*:[[:space:]]*"\\([^"]*\\)".*/\\1/p' | sed 1q)
  if [ -z "$job" ]; then
    say "$answer"
    stop ${text('plan.sh.no-job')}
  fi
}

finish() {
  while :; do
    status=$(hcloud IMS "$@" --cli-output=json --cli-query=status | tr -d '"[:space:]')
    case $status in
      SUCCESS) return 0 ;;
      INIT | RUNNING) sleep "\${IMS_POLL_SECONDS:-15}" ;;
      *)
        hcloud IMS "$@" --cli-output=json >&2 || :
        stop ${text('plan.sh.failed')}
        ;;
    esac
  done
}
`;

const imageFunctions = (text: Text): string => `made() {
  for query in entities.image_id 'entities.sub_jobs_result[0].entities.image_id'; do
    image=$(hcloud IMS "$@" --cli-output=json --cli-query="$query" | tr -d '"[:space:]')
    case $image in
      ????????-????-????-????-????????????) return 0 ;;
    esac
  done
  stop ${text('plan.sh.no-image')}
}
`;

/** The processes of chains have no standard input, so it is kept under another number. */
const manualFunctions = (text: Text): string => `exec 3<&0

by_hand() {
  say "$*"
  [ -t 3 ] || stop ${text('plan.sh.no-terminal')}
  say ${text('plan.sh.enter')}
  read -r _ <&3
}
`;

const chainFunctions = `results=$(mktemp -d)
chains=

end_chains() {
  for chain in $chains; do
    kill "$chain" 2>/dev/null || :
  done
}

trap 'rm -rf "$results"' EXIT
trap 'end_chains; exit 130' INT
trap 'end_chains; exit 143' TERM

started_chain() {
  chains="$chains $!"
}

wait_for_chains() {
  failed=0
  for chain in $chains; do
    wait "$chain" || failed=$?
  done
  chains=
  [ "$failed" -eq 0 ] || exit "$failed"
}

keep() {
  printf '%s\\n' "$2" >"$results/$1"
}

kept() {
  cat "$results/$1"
}
`;

/** The functions of the script, in POSIX sh. `$answer` contains the last answer of KooCLI. */
export function helpers(catalogue: Catalogue, { jobs, images, byHand, chains }: Wanted): string {
  const text: Text = (id) => word(say({ id, args: {} }, catalogue));
  const parts = [
    sending(text),
    ...(jobs ? [jobFunctions(text)] : []),
    ...(images ? [imageFunctions(text)] : []),
    ...(byHand ? [manualFunctions(text)] : []),
    ...(chains ? [chainFunctions] : []),
  ];
  return parts.join('\n');
}
