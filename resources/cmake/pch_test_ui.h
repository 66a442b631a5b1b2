// What nearly every test of the window includes.
#pragma once
#include "resources/cmake/pch_test.h"
#include "resources/cmake/pch_ui.h"
#include <QtTest>
