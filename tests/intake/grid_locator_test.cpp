#include "core/intake/grid_locator.h"

#include "tests/catch.h"
