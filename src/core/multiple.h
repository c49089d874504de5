#ifndef CORE_MULTIPLE_H
#define CORE_MULTIPLE_H

#include "verdict/score.h"

/* The fraction, reduced; both parts are greater than 0. */
struct multiple multiple_of(int64_t numerator, int64_t denominator);

#endif
