// What nearly every test includes.
#pragma once
#include "resources/cmake/pch_core.h"
#include "tests/catch.h"
