/** The server's sockets: HTTP, WebSocket and TLS by Jetty. */
@NullMarked
package dev.sidetone.server.web;

import org.jspecify.annotations.NullMarked;
