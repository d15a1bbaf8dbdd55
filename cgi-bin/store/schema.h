/* schema.h - the schema that this release was made for: the number of the
 * last file in sql/migrations (a test compares).  A database may be ahead of
 * it, because migrations run while the old release still serves. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#define SCHEMA_VERSION 5

#endif
