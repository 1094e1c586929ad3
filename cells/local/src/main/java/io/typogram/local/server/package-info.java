/// The servers that make up the platform, each as a component: how it is prepared, started as a process
/// of its own (so that the pid is the server's and not a script's), and asked for its health.
@NullMarked
package io.typogram.local.server;

import org.jspecify.annotations.NullMarked;
