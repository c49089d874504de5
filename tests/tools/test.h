/* cmocka, with what it wants included before it. */
#ifndef TOOLS_TEST_H
#define TOOLS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
