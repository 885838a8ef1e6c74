#!/usr/bin/env bash
# Builds etcd, kube-apiserver and kubectl from the Go module proxy into a folder:  build.sh FOLDER
# About 25 minutes and 13 minutes of processor time on two cores the first time; seconds once Go's cache is filled.
set -euo pipefail
mkdir -p "${1:?usage: build.sh FOLDER}"
folder=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
go=${GO:-go}

(cd "$here/etcd" && "$go" build -ldflags "-s -w" -o "$folder/etcd" go.etcd.io/etcd/server/v3)
cd "$here/kubernetes"
release=$("$go" list -m -f '{{.Version}}' k8s.io/kubernetes)
minor=${release#v1.}
x="-X k8s.io/component-base/version"
# What a release build is told of itself; a module build calls itself v0.0.0-master.
stamp="$x.gitVersion=$release $x.gitMajor=1 $x.gitMinor=${minor%%.*} $x.gitCommit= $x.gitTreeState=clean"
for program in kube-apiserver kubectl; do
  "$go" build -ldflags "-s -w $stamp" -o "$folder/$program" "k8s.io/kubernetes/cmd/$program"
done
