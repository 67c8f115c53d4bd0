# shellcheck shell=bash
# The demo as a guest on a cluster: it overwrites nothing, remembers what it makes, and takes away that and no more.
definition=databasemigrations.retort.dev
made_shop=no made_release=no made_system=no made_definition=no

is_there() { [[ -n $("$KUBECTL" get "$1" "$2" --ignore-not-found --output name) ]]; }

refuse_to_overwrite() {
  local operators
  ! is_there namespace shop ||
    fail "there is a namespace shop in this cluster already, and the demo would change what lives in it. If it is left from an earlier demo: kubectl delete namespace shop"
  ! "$HELM" status retort --namespace retort-system >/dev/null 2>&1 ||
    fail "there is a release retort in retort-system already, and the demo would overwrite it. If it is left from an earlier demo: helm uninstall retort --namespace retort-system"
  operators=$("$KUBECTL" get deployments --all-namespaces --output name \
    --selector app.kubernetes.io/part-of=retort,app.kubernetes.io/component=operator)
  [[ -z $operators ]] ||
    fail "there is an operator of Retort in this cluster already (${operators//$'\n'/, }), and two would act on the demo's resource. Use a cluster without one."
}

# install_operator IMAGE: the operator for the namespace shop alone, so that no other DatabaseMigration is touched
install_operator() {
  local image=$1 definition_is_there=no
  if is_there crd $definition; then definition_is_there=yes; else made_definition=yes; fi
  is_there namespace retort-system || made_system=yes
  made_shop=yes
  "$KUBECTL" apply -f deploy/examples/shop/namespace.yaml >/dev/null
  made_release=yes
  "$HELM" install retort charts/retort --namespace retort-system --create-namespace --wait --timeout 2m \
    --set image.repository="${image%:*}" --set image.tag="${image##*:}" --set replicaCount=1 \
    --set 'watchNamespaces={shop}' --set crds.enabled="$([[ $definition_is_there == yes ]] && echo false || echo true)" >/dev/null
}

take_away() { # and says what stays
  local gone=() stays=()
  remove() { # WHAT COMMAND...
    local what=$1
    shift
    if "$@" >/dev/null 2>&1; then gone+=("$what"); else stays+=("$what, which could not be removed"); fi
  }
  [[ $made_shop == no ]] || remove "the namespace shop" "$KUBECTL" delete namespace shop --ignore-not-found --timeout 60s
  [[ $made_release == no ]] || remove "the release retort" "$HELM" uninstall retort --namespace retort-system --ignore-not-found --wait
  [[ $made_system == no ]] || remove "the namespace retort-system" "$KUBECTL" delete namespace retort-system --ignore-not-found --timeout 60s
  if [[ $made_definition == yes ]] && is_there crd $definition; then
    if [[ -z $("$KUBECTL" get $definition --all-namespaces --output name) ]]; then
      remove "the definition $definition" "$KUBECTL" delete crd $definition
    else
      stays+=("the definition $definition, of which there are other resources")
    fi
  fi
  ((${#gone[@]} == 0)) || say "removed $(printf '%s, ' "${gone[@]}" | sed 's/, $//')"
  ((${#stays[@]} == 0)) || say "leaves $(printf '%s; ' "${stays[@]}" | sed 's/; $//')"
}

how_to_take_away() { # for those who keep it
  echo "  kubectl delete namespace shop                  # these end it"
  echo "  helm --namespace retort-system uninstall retort"
  [[ $made_system == no ]] || echo "  kubectl delete namespace retort-system"
  [[ $made_definition == no ]] || echo "  kubectl delete crd $definition   # and with it every DatabaseMigration"
}
