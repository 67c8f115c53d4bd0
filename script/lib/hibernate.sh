# shellcheck shell=bash
# Each line of Hibernate, a folder of jars a version, in the cache: Retort exports entities by the Hibernate of their project.
hibernate_versions=(6.6.34.Final 7.1.8.Final 7.4.5.Final 8.0.0.Beta1)

# exports RETORT_HIBERNATE, a folder of folders, each fetched where it is not there.
find_hibernate() {
  local version folder=$cache/hibernate
  for version in "${hibernate_versions[@]}"; do
    [[ ! -d $folder/$version ]] || continue
    say "fetching Hibernate $version, which tests export entities with (once)"
    rm -rf "$folder/$version.part"
    maven -q -f "$root/script/hibernate.d/pom.xml" -Dhibernate.version="$version" \
      org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$folder/$version.part" >&2 ||
      fail "could not fetch Hibernate $version from Maven's repository; the lines above say why"
    mv "$folder/$version.part" "$folder/$version"
  done
  export RETORT_HIBERNATE=$folder
}
