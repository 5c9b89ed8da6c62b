/* The version of pith, in C and C++. It follows Semantic Versioning (https://semver.org);
 * .github/RELEASING.md says what it promises. */
#ifndef PITH_VERSION_H
#define PITH_VERSION_H

/* The build and the packages read their version from here. */
#define PITH_VERSION_MAJOR 1
#define PITH_VERSION_MINOR 0
#define PITH_VERSION_PATCH 0
#define PITH_VERSION "1.0.0-rc1"

#endif
