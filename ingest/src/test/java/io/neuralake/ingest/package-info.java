/** Tests of appenders: real tables, real processes. */
package io.neuralake.ingest;
