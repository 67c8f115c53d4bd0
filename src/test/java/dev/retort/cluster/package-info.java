/**
 * A Kubernetes cluster for tests. {@link dev.retort.cluster.ClusterExtension} hands a {@link dev.retort.cluster.Cluster} to a
 * test class: a given one, K3s where a Docker engine answers, or the one of {@code script/cluster}.
 */
@NullMarked
package dev.retort.cluster;

import org.jspecify.annotations.NullMarked;
